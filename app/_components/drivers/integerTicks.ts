import { ticks } from '@/app/_components/charts/scale';

/** Axis ticks for what counts in whole numbers: round ones, or where those would split a whole, every so many from the lowest on. */
export function integerTicks(min: number, max: number): number[] {
  const round = ticks(min, max);
  if (round.every(Number.isInteger)) return round;
  const step = Math.ceil((max - min) / 4) || 1;
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step);
}
