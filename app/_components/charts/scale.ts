/** Round axis ticks from 0 to at least `max`: steps of 1, 2, 2.5 or 5 times a power of ten, at most five of them. */
export function ticksFromZero(max: number): number[] {
  if (!(max > 0)) return [0, 1];
  return ticks(0, max);
}

/** Round axis ticks that enclose [min, max], at most five steps. */
export function ticks(min: number, max: number): number[] {
  const rough = (max - min) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  const first = Math.floor(min / step + 1e-9);
  const last = Math.ceil(max / step - 1e-9);
  // Products, not sums: 0.1 added three times is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
