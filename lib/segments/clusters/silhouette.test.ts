import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMatrix, silhouettes } from './silhouette';

/** Rousseeuw's definition, row by row. */
function bruteForce(rows: number[][], labels: number[]): number[] {
  const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, d) => value - b[d]!));
  const meanTo = (i: number, cluster: number) => {
    const others = rows.filter((_, j) => j !== i && labels[j] === cluster);
    return others.reduce((sum, other) => sum + distance(rows[i]!, other), 0) / others.length;
  };
  return rows.map((_, i) => {
    const elsewhere = [...new Set(labels)].filter((cluster) => cluster !== labels[i]);
    const alone = labels.filter((label) => label === labels[i]).length === 1;
    if (alone || elsewhere.length === 0) return 0;
    const a = meanTo(i, labels[i]!);
    const b = Math.min(...elsewhere.map((cluster) => meanTo(i, cluster)));
    return Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b);
  });
}

describe('silhouettes', () => {
  // Row 0: a = 1, b = 10, (10 − 1)/10. Row 1: a = 1, b = 9, 8/9. Row 2 is alone.
  it('is (b − a) / max(a, b)', () => {
    expect(Array.from(silhouettes(distanceMatrix([[0], [1], [10]]), [0, 0, 1], 2))).toEqual([0.9, 8 / 9, 0]);
  });

  it('equals the definition', () => {
    const labelled = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 })), { maxLength: 25 });
    fc.assert(fc.property(labelled, (points) => {
      const rows = points.map(([x, y]) => [x, y]);
      const labels = points.map(([, , label]) => label);
      const expected = bruteForce(rows, labels);
      silhouettes(distanceMatrix(rows), labels, 4).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 9));
    }));
  });
});
