import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoder } from '@/lib/churn/encoder';
import { logLoss } from '@/lib/stats/metrics';
import { applyRule, findBestRule, sortFeatures } from './bestRule';

const ENCODER: Encoder = [
  { kind: 'number', name: 'fee', missing: { as: 'bucket', code: -1.1 }, typical: 2, min: 0, max: 6 },
  { kind: 'category', name: 'plan', missing: { as: 'bucket', code: -1 }, typical: 'b', categories: ['a', 'b', 'c'] },
];
const GAP = Math.fround(-1.1);
const fees = fc.constantFrom(GAP, 0, 1, 2, 3, 4);
const plans = fc.constantFrom(-1, 0, 1, 2);
const rows = fc.array(fc.tuple(fees, plans, fc.integer({ min: 0, max: 1 })), { minLength: 2, maxLength: 30 });
const unpack = (list: [number, number, number][]) => ({ X: Float32Array.from(list.flatMap(([fee, plan]) => [fee, plan])), y: Uint8Array.from(list, ([, , label]) => label) });

/** Every question written out, each share counted anew. */
function bruteForce(list: [number, number, number][]): number {
  const questions: ((row: [number, number, number]) => boolean)[] = [
    ...[0, 1, 2, 3, 4].map((cut) => ([fee]: [number, number, number]) => fee !== GAP && fee < cut),
    ([fee]) => fee === GAP,
    ...[-1, 0, 1, 2].map((code) => ([, plan]: [number, number, number]) => plan === code),
  ];
  const base = list.filter(([, , label]) => label === 1).length / list.length;
  const losses = questions.filter((ask) => list.some(ask) && !list.every(ask)).map((ask) => {
    const share = (answer: boolean) => {
      const side = list.filter((row) => ask(row) === answer);
      return (side.filter(([, , label]) => label === 1).length + 5 * base) / (side.length + 5);
    };
    return logLoss(list.map(([, , label]) => label), list.map((row) => share(ask(row))));
  });
  return Math.min(...losses);
}

describe('findBestRule', () => {
  it('finds the lowest log loss of all questions', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { X, y } = unpack(list);
        const rule = findBestRule(sortFeatures(ENCODER, X, y.length), y, () => true);
        const found = rule ? logLoss(y, Array.from(y, (_, row) => applyRule(rule, ENCODER, X, row))) : Infinity;
        const best = bruteForce(list);
        if (rule) expect(found).toBeCloseTo(best, 10);
        else expect(best).toBe(Infinity);
      }),
    );
  });

  it('sees training rows alone', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { X, y } = unpack(list);
        const half = list.filter((_, row) => row % 2 === 0);
        const alone = unpack(half);
        expect(findBestRule(sortFeatures(ENCODER, X, y.length), y, (row) => row % 2 === 0)).toEqual(findBestRule(sortFeatures(ENCODER, alone.X, half.length), alone.y, () => true));
      }),
    );
  });

  it('says its question as data', () => {
    const rule = (list: [number, number, number][]) => findBestRule(sortFeatures(ENCODER, unpack(list).X, list.length), unpack(list).y, () => true);
    const times = (k: number, row: [number, number, number]) => Array.from({ length: k }, () => row);
    // 10 of 20 churned; each side shrunk by 5 rows at ½: 12.5/15 and 2.5/15.
    const shares = { yes: expect.closeTo(12.5 / 15, 12), no: expect.closeTo(2.5 / 15, 12) };
    expect(rule([...times(10, [1, 0, 1]), ...times(10, [3, 0, 0])])).toEqual({ feature: 'fee', kind: 'below', value: 3, ...shares });
    expect(rule([...times(10, [GAP, 0, 1]), ...times(5, [3, 0, 0]), ...times(5, [1, 0, 0])])).toEqual({ feature: 'fee', kind: 'is', value: null, ...shares });
    expect(rule([...times(10, [1, 1, 1]), ...times(5, [1, 0, 0]), ...times(5, [1, 2, 0])])).toEqual({ feature: 'plan', kind: 'is', value: 'b', ...shares });
    expect(rule([...times(10, [1, -1, 1]), ...times(5, [1, 0, 0]), ...times(5, [1, 2, 0])])).toEqual({ feature: 'plan', kind: 'is', value: null, ...shares });
    expect(rule([])).toBeNull();
  });
});
