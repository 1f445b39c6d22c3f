/** Name and value pairs over a chart. */
export function ChartTooltip({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-3 gap-y-0.5 rounded-control border border-control bg-surface px-3 py-2 text-xs text-text">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-text-3">{name}</dt>
          <dd className="numeric text-right font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
