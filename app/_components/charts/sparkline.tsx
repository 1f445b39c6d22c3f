/** The last values as a line with its own scale and a dot at the end. Decoration: the change beside it carries the meaning. */
export function Sparkline({ values, color }: { values: readonly number[]; color: string }) {
  const [width, height, pad] = [64, 28, 3];
  const min = Math.min(...values);
  const span = Math.max(...values) - min || 1;
  const points = values.map((value, i) => [
    pad + (i / Math.max(1, values.length - 1)) * (width - 2 * pad),
    height - pad - ((value - min) / span) * (height - 2 * pad),
  ] as const);
  const [x, y] = points.at(-1)!;
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} width={width} height={height} className="shrink-0">
      <polyline points={points.map((point) => point.map((v) => v.toFixed(1)).join(',')).join(' ')} fill="none" stroke={color} strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="2.5" fill={color} />
    </svg>
  );
}
