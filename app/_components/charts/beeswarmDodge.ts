/** Points of one row are set apart where they would lie on each other. */
export interface DodgedPoint {
  /** 0 left end of the row, 1 right end. */
  x: number;
  /** −1 upper edge of the row, 0 its middle, 1 lower edge. */
  y: number;
}

/** About the dots that stand side by side in a row on a phone; on a wide screen they lie looser. */
const COLUMNS = 90;
/** The part of the half row that a pile of this many dots takes; a higher one is pressed together. */
const FULL_PILE = 12;

/**
 * Piles up the points of a row that share a place, from its middle outwards to both sides in turn.
 *
 * @param values where the points lie, within [min, max]
 */
export function dodge(values: readonly number[], min: number, max: number): DodgedPoint[] {
  const span = max - min || 1;
  const column = (value: number) => Math.round(((value - min) / span) * COLUMNS);
  const heights = new Map<number, number>();
  for (const value of values) heights.set(column(value), (heights.get(column(value)) ?? 0) + 1);
  const pile = Math.max(FULL_PILE, ...heights.values()) / 2;
  const placed = new Map<number, number>();
  return values.map((value) => {
    const place = placed.get(column(value)) ?? 0;
    placed.set(column(value), place + 1);
    const step = Math.ceil(place / 2) * (place % 2 === 0 ? 1 : -1);
    return { x: (value - min) / span, y: step === 0 ? 0 : step / pile };
  });
}
