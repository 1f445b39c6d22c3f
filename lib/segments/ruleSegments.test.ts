import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetOf, HEADER } from '@/lib/dataset/dataset.fixture';
import { assignSegments, shareFrom, topShareFrom, topText } from './ruleSegments';
import { defaultRules, segmentRulesSchema, type SegmentRule } from './schema';

const rules = defaultRules({ newMaxTenure: 6, loyalMinTenure: 24, highValueShare: 1 / 3 });
const members = (rows: [months: number, fee: number | '', plan?: string][]) =>
  datasetOf(`${HEADER}\n${rows.map(([months, fee, plan = 'Basic'], i) => `M${i},${months},${fee},"${plan}",No`).join('\n')}\n`);
const everyone = (n: number) => Array.from({ length: n }, (_, i) => i);
const names = ({ segments, of }: ReturnType<typeof assignSegments>) => Array.from(of, (place) => segments[place]!.id);

describe('assignSegments', () => {
  it('takes the first rule that holds: at risk, new, high value, loyal, core', async () => {
    const dataset = await members([[1, 90], [6, 90], [30, 90], [24, 20], [23, 20], [7, 20]]);
    const found = assignSegments(rules, { dataset, active: everyone(6), probability: [0.5, 0.1, 0.1, 0.1, 0.1, 0.49], threshold: 0.5 });
    expect(names(found)).toEqual(['at-risk', 'new', 'high-value', 'loyal', 'core', 'core']);
    // Type-7 quantile at 2/3 of 20 20 20 90 90 90: position 3.33, both neighbours 90.
    expect(found.segments.map(({ text }) => text)).toEqual([
      'Predicted to leave: probability of 50% or more', 'Months: 6 months or less', 'Fee in the top 50.0% of active customers: €90.00 a month or more', 'Months: 24 months or more', 'Everyone else',
    ]);
    expect(found.segments.map(({ dependsOnTime }) => dependsOnTime)).toEqual([true, true, false, true, false]);
  });

  it('a top share is a share of the active, and who has no value is not in it', async () => {
    const dataset = await members([[9, 10], [9, 20], [9, 500], [9, '']]);
    const found = assignSegments(rules, { dataset, active: [0, 1, 3], probability: null, threshold: 0.5 });
    // Row 2 left and pays more than any of them: the rule holds for it all the same.
    expect(names(found)).toEqual(['core', 'high-value', 'high-value', 'core']);
  });

  it('leaves out rules that need what is not there, and says what they lack', async () => {
    const dataset = await members([[1, 10], [60, 90]]);
    const odd: SegmentRule[] = [
      ...rules.slice(0, 1),
      { id: 'sauna', label: 'Sauna', when: [{ column: 'plan', in: ['Plus, with sauna', 'Gold'] }] },
      { id: 'city', label: 'City', when: [{ of: { column: 'city' }, atLeast: 3 }] },
      { id: 'total', label: 'Total', when: [{ of: 'totalCharge', atLeast: 3 }] },
      { id: 'rest', label: 'Rest', when: [] },
    ];
    const found = assignSegments(odd, { dataset, active: [0, 1], probability: null, threshold: 0.5 });
    expect(found.absent).toEqual([
      { label: 'At risk', lacks: 'a model' },
      { label: 'Sauna', lacks: 'the category "Gold" of Plan' },
      { label: 'City', lacks: 'a number column "city"' },
      { label: 'Total', lacks: 'a column with what each customer has paid so far' },
    ]);
    expect(names(found)).toEqual(['rest', 'rest']);
  });

  it('asks for categories and ranges, all conditions at once', async () => {
    const dataset = await members([[1, 30, 'Plus, with sauna'], [1, 30], [1, 60, 'Plus, with sauna']]);
    const rule: SegmentRule = { id: 'x', label: 'X', when: [{ column: 'plan', in: ['Plus, with sauna'] }, { of: { column: 'fee' }, atLeast: 20, atMost: 40 }] };
    const found = assignSegments([rule, rules[4]!], { dataset, active: everyone(3), probability: null, threshold: 0.5 });
    expect(names(found)).toEqual(['x', 'core', 'core']);
    expect(found.segments[0]!.text).toBe('Plan: Plus, with sauna, and Fee: 20 to €40.00 a month');
  });

  it('gives every customer exactly one segment: the first whose rule holds', async () => {
    const customer = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), t: fc.integer({ min: 0, max: 90 }), m: fc.integer({ min: 0, max: 200 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 50 }), async (base) => {
        const dataset = await members(base.map(({ t, m }) => [t, m]));
        const { segments, of } = assignSegments(rules, { dataset, active: everyone(base.length), probability: base.map(({ p }) => p), threshold: 0.5 });
        base.forEach(({ p, t }, row) => {
          const id = segments[of[row]!]!.id;
          expect(id === 'at-risk').toBe(p >= 0.5);
          expect(id === 'new').toBe(p < 0.5 && t <= 6);
          if (id === 'loyal') expect(t).toBeGreaterThanOrEqual(24);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('segmentRulesSchema', () => {
  const problem = (segments: unknown) => segmentRulesSchema.safeParse({ formatVersion: 1, segments }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('takes the default rules', () => {
    expect(problem(rules)).toBeUndefined();
  });

  it('refuses rules that leave somebody out, or that could never hold', () => {
    expect(problem(rules.slice(0, 2))).toEqual([expect.stringMatching(/^segments.1: The last segment must have no condition/)]);
    expect(problem([rules[4], rules[1], { ...rules[4], id: 'rest', label: 'Rest' }])).toEqual([expect.stringMatching(/^segments.0: "Core" takes everyone/)]);
    expect(problem([rules[1], rules[1], rules[4]])).toEqual(['segments.1: Two segments have the id "new"', 'segments.1: Two segments are called "New"']);
  });

  it('refuses conditions that mean nothing', () => {
    const refused = (condition: unknown) => problem([{ id: 'a', label: 'A', when: [condition] }, rules[4]]) !== undefined;
    expect([{ of: 'tenure' }, { of: 'tenure', atLeast: 9, atMost: 3 }, { of: 'tenure', atLeast: 9, topShare: 0.3 }, { of: 'tenure', topShare: 1 }, { predicted: 'stay' }, { column: 'plan', in: [] }].map(refused)).not.toContain(false);
    expect(refused({ of: 'tenure', atLeast: 3, atMost: 3 })).toBe(false);
  });
});

it('a top share begins above a price that far more than the share pay, and says what it comes to', () => {
  // 34 pay 8, 48 pay 12 and 18 pay 16: from 12 on it would be 66%, from 16 on it is 18%.
  const prices = [...Array.from({ length: 34 }, () => 8), ...Array.from({ length: 48 }, () => 12), ...Array.from({ length: 18 }, () => 16)];
  const from = topShareFrom(prices, everyone(100), 1 / 3);
  expect([from, topText(1 / 3, shareFrom(prices, everyone(100), from))]).toEqual([16, '18.0%']);
  // Nobody pays more than the price of the tie, and 34% is a third.
  expect(topShareFrom(prices.slice(0, 82), everyone(82), 1 / 3)).toBe(12);
  expect(topText(1 / 3, 0.34)).toBe('third');
});
