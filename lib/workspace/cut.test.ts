import { formatCut } from '@/lib/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countYes, cutGrid, cutText, labelChanges, parseCut } from './cut';

describe('cutGrid', () => {
  it('has every whole percent and the thresholds in use, once and rising', () => {
    expect(cutGrid(0.5, 0.5)).toEqual(Array.from({ length: 99 }, (_, i) => (i + 1) / 100));
    expect(cutGrid(0.355, 0)).toHaveLength(101);
    expect(cutGrid(0.355, 0).slice(0, 2)).toEqual([0, 0.01]);
    expect(cutGrid(0.355, 1).slice(34, 37)).toEqual([0.35, 0.355, 0.36]);
  });
});

describe('a cut as text', () => {
  it('is read back as the same cut, whatever it is', () => {
    expect([0.07, 0.29, 0.355, 1, 0].map(formatCut)).toEqual(['7%', '29%', '35.5%', '100%', '0%']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (n) => {
        const cuts = cutGrid(n / 100_000);
        expect(cuts.map((cut) => parseCut(cutText(cut), cuts))).toEqual(cuts);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when it is not one of those offered', () => {
    const cuts = cutGrid(0.5);
    expect([' 42 ', '42.0', '042'].map((text) => parseCut(text, cuts))).toEqual([0.42, 0.42, 0.42]);
    for (const text of ['', ' ', '0', '100', '42.5', '-42', '+42', '4e1', '0x2a', '42%', 'NaN', '__proto__', '4 2', '9'.repeat(400)]) expect(parseCut(text, cuts), text).toBeNull();
  });
});

describe('labelChanges', () => {
  it('equals comparing both labels of each customer', () => {
    const probability = fc.integer({ min: 0, max: 20 }).map((k) => k / 20);
    fc.assert(
      fc.property(fc.array(probability), probability, probability, (probabilities, now, then) => {
        const sorted = Float64Array.from(probabilities).sort();
        const changed = (before: boolean) => probabilities.filter((p) => p >= now === before && p >= then !== before).length;
        expect(labelChanges(countYes(sorted, now), countYes(sorted, then))).toEqual({ toYes: changed(false), toNo: changed(true) });
      }),
    );
  });
});
