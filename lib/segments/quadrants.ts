/**
 * What to do with a customer by what they pay and whether they are predicted to leave: the four fields of the value × risk matrix.
 * Value is the monthly charge and not the lifetime value, which already has the risk in it.
 */
export const QUADRANTS = [
  { id: 'save-now', label: 'Save now', highValue: true, leaving: true, text: 'pay much and are predicted to leave' },
  { id: 'watch', label: 'Watch', highValue: true, leaving: false, text: 'pay much and are predicted to stay' },
  { id: 'let-go', label: 'Let go', highValue: false, leaving: true, text: 'pay less and are predicted to leave: only what costs next to nothing' },
  { id: 'grow', label: 'Grow', highValue: false, leaving: false, text: 'pay less and are predicted to stay: room for more' },
] as const;
export type QuadrantId = (typeof QUADRANTS)[number]['id'];

/** Place in QUADRANTS; −1 where the charge or the probability is not known. */
export function quadrantOf(charge: number, probability: number, cuts: { highValueFrom: number; threshold: number }): number {
  if (Number.isNaN(charge) || Number.isNaN(probability)) return -1;
  const highValue = charge >= cuts.highValueFrom;
  const leaving = probability >= cuts.threshold;
  return QUADRANTS.findIndex((quadrant) => quadrant.highValue === highValue && quadrant.leaving === leaving);
}
