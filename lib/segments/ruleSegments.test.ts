import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSegments, SEGMENTS } from './ruleSegments';

const rules = { newMaxTenure: 6, loyalMinTenure: 24, highValueShare: 1 / 3 };

describe('assignSegments', () => {
  it('takes the first rule that holds: at risk, new, high value, loyal, core', () => {
    const { segment, highValueFrom } = assignSegments(
      { active: [0, 1, 2, 3, 4, 5], probability: [0.5, 0.1, 0.1, 0.1, 0.1, 0.49], threshold: 0.5, tenure: [1, 6, 30, 24, 23, 7], monthlyCharge: [90, 90, 90, 20, 20, 20] },
      rules,
    );
    expect(segment).toEqual(['atRisk', 'new', 'highValue', 'loyal', 'core', 'core']);
    // Type-7 quantile at 2/3 of 20 20 20 90 90 90: position 3.33, both neighbours 90.
    expect(highValueFrom).toBe(90);
  });

  it('without a model nobody is at risk, without a tenure column nobody new or loyal', () => {
    const { segment } = assignSegments({ active: [0, 1], probability: null, threshold: 0.5, tenure: null, monthlyCharge: [10, 90] }, rules);
    expect(segment).toEqual(['core', 'highValue']);
  });

  it('gives every active customer exactly one segment', () => {
    const customer = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), t: fc.integer({ min: 0, max: 90 }), m: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 50 }), (base) => {
        const { segment } = assignSegments(
          { active: base.map((_, i) => i), probability: base.map((c) => c.p), threshold: 0.5, tenure: base.map((c) => c.t), monthlyCharge: base.map((c) => c.m) },
          rules,
        );
        const total = SEGMENTS.reduce((sum, name) => sum + segment.filter((s) => s === name).length, 0);
        expect(total).toBe(base.length);
      }),
    );
  });
});
