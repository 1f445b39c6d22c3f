import { apart } from './survivalCurvesGeometry';

/** Where the name of a slice stands: its end that is nearer the ring, and whether a line must show which slice it is of. */
export interface DoughnutLabel {
  x: number;
  /** Middle of its first line. */
  y: number;
  anchor: 'start' | 'end';
  /** From the ring to the text; null where the text stands beside its slice. */
  leader: { from: [x: number, y: number]; to: [x: number, y: number] } | null;
}

export interface DoughnutGeometry {
  cx: number;
  cy: number;
  /** Of the ring's outer edge. */
  radius: number;
  height: number;
  /** Of one name, with what keeps it from the next. */
  lineHeight: number;
}

/** From the ring to the text. */
const AWAY = 12;
/** A name further than this from its slice gets a line. */
const NEAR = 8;

/**
 * Places the names of slices around a ring, clockwise from 12 o'clock: each beside its slice, and those of small neighbours one below the
 * other, in the order of the slices.
 *
 * @param shares of the whole, 0 … 1, together 1
 */
export function doughnutLabels(shares: readonly number[], geometry: DoughnutGeometry): DoughnutLabel[] {
  const { cx, cy, radius, height, lineHeight } = geometry;
  let turned = 0;
  const ideal = shares.map((share) => {
    const angle = 2 * Math.PI * (turned + share / 2);
    turned += share;
    return { dx: Math.sin(angle), dy: -Math.cos(angle) };
  });
  const ys = ideal.map(({ dy }) => cy + (radius + AWAY) * dy);
  for (const isRight of [true, false]) {
    // From top to bottom, so that of equal heights the upper is first.
    const side = [...ideal.keys()].filter((i) => ideal[i]!.dx >= 0 === isRight).sort((a, b) => (isRight ? a - b : b - a));
    apart(side.map((i) => ys[i]!), side.map(() => lineHeight), height).forEach((y, k) => (ys[side[k]!] = y));
  }
  return ideal.map(({ dx, dy }, i) => {
    const sign = dx >= 0 ? 1 : -1;
    const y = ys[i]!;
    const x = cx + sign * Math.sqrt(Math.max(0, (radius + AWAY) ** 2 - (y - cy) ** 2));
    const isNear = Math.hypot(x - (cx + (radius + AWAY) * dx), y - (cy + (radius + AWAY) * dy)) <= NEAR;
    return { x, y, anchor: sign > 0 ? 'start' : 'end', leader: isNear ? null : { from: [cx + (radius + 2) * dx, cy + (radius + 2) * dy], to: [x - sign * 2, y] } };
  });
}
