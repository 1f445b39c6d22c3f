import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from './explainCustomer';
import { waterfall } from './waterfall';

/** Features a, b, c … with the values A, B, C … and these contributions; the largest must stand first. */
function explanation(baseValue: number, ...shapValues: number[]): Explanation {
  const contributions = shapValues.map((shapValue, i) => {
    const name = String.fromCodePoint(97 + i);
    return { feature: name, label: name.toUpperCase() + name, value: name, valueText: `value ${name}`, shapValue, comparison: null, companion: null };
  });
  return { baseValue, probability: shapValues.reduce((sum, value) => sum + value, baseValue), contributions };
}

describe('waterfall', () => {
  it('goes from the base by what raises and what lowers to the probability, all but the six largest together', () => {
    const { base, baseText, steps, reasons, total, totalText } = waterfall(explanation(0.29, 0.2, -0.1, 0.05, 0.04, 0.03, 0.02, 0.01, -0.005, 0), 'this prospect');
    expect([base, baseText, total, totalText]).toEqual([0.29, '29.0%', 0.535, '53.5%']);
    expect(steps.map(({ label, valueText, from, to, text }) => [label, valueText, from, to, text])).toEqual([
      ['Aa', 'value a', 0.29, 0.49, '+20.0 pp'],
      ['Cc', 'value c', 0.49, 0.54, '+5.0 pp'],
      ['Dd', 'value d', 0.54, 0.58, '+4.0 pp'],
      ['Ee', 'value e', 0.58, 0.61, '+3.0 pp'],
      ['Ff', 'value f', 0.61, 0.63, '+2.0 pp'],
      ['Everything else', '3 more details', 0.63, 0.635, '+0.5 pp'],
      ['Bb', 'value b', 0.635, 0.535, '−10.0 pp'],
    ]);
    expect(reasons.map(({ label }) => label)).toEqual(['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff']);
  });

  it('lowers first where raising first would go above 100%, and puts what changes nothing last', () => {
    expect(waterfall(explanation(0.5, 0.6, -0.3), 'x').steps.map(({ label, from, to }) => [label, from, to])).toEqual([['Bb', 0.5, 0.2], ['Aa', 0.2, 0.8]]);
    expect(waterfall(explanation(0.3, -0.2, 0.1, 0.0001), 'x').steps.map(({ label, to }) => [label, to])).toEqual([['Bb', 0.4], ['Aa', 0.2], ['Everything else', 0.2]]);
  });

  it('tells first what the file bears out alone', () => {
    const { contributions, ...rest } = explanation(0.3, 0.2, 0.1);
    const alike = (groupRate: number) => ({ kind: 'same' as const, groupLabel: 'x', groupRate, groupCount: 100, othersRate: 0.3, othersCount: 100 });
    const told = waterfall({ ...rest, contributions: contributions.map((one, i) => ({ ...one, comparison: alike(i === 0 ? 0.25 : 0.5) })) }, 'x');
    expect(told.reasons.map(({ label, sentence }) => [label, sentence])).toEqual([
      ['Bb', '50% of such customers left, 30% of the others.'],
      ['Aa', 'Raises the chance only in combination with the other details (taken alone, 25% of such customers left and 30% of the others).'],
    ]);
    expect(told.steps.map(({ label }) => label)).toEqual(['Aa', 'Bb']);
  });

  it('names no reason that rounds to nothing', () => {
    expect(waterfall(explanation(0.3, 0.1, 0.0004, -0.0002), 'x').steps.map(({ label, valueText, text }) => [label, valueText, text])).toEqual([
      ['Aa', 'value a', '+10.0 pp'],
      ['Everything else', '2 more details', '0.0 pp'],
    ]);
    expect(waterfall(explanation(0.3, 0, 0), 'x').steps).toMatchObject([{ text: '0.0 pp', from: 0.3, to: 0.3 }]);
    expect(waterfall(explanation(0.3), 'x')).toMatchObject({ steps: [], baseText: '30.0%', totalText: '30.0%' });
  });

  it('shows and marks what one can act on wherever it ranks, and its parts still add up', () => {
    const parts = explanation(0.29, 0.2, -0.1, 0.05, 0.04, 0.03, 0.02, 0.01, 0.006, -0.005, 0);
    const { steps, reasons } = waterfall(parts, 'x', { actOn: ['a', 'h'], alsoShown: ['j'] });
    expect(steps.filter(({ actOn }) => actOn).map(({ label, text }) => [label, text])).toEqual([['Aa', '+20.0 pp'], ['Hh', '+0.6 pp']]);
    expect(steps.map(({ label }) => label)).toEqual(['Aa', 'Cc', 'Dd', 'Ee', 'Ff', 'Hh', 'Everything else', 'Bb', 'Jj']);
    expect(steps.find(({ label }) => label === 'Everything else')).toMatchObject({ valueText: '2 more details', text: '+0.5 pp', actOn: false });
    expect(steps.at(-1)!.to).toBeCloseTo(parts.probability, 9);
    expect(reasons.filter(({ actOn }) => actOn).map(({ label }) => label)).toEqual(['Aa', 'Hh']);
  });

  it('prints parts that always add up to the printed probability, each within 0.1 of its own', () => {
    const tenths = (text: string) => Math.round(Number(text.replace('−', '-').replace(/ pp|%|,/g, '')) * 10) + 0;
    const parts = fc.tuple(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 14 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(parts, ([weights, baseValue, probability]) => {
        // Any weights, scaled so that base and parts give the probability.
        const sum = weights.reduce((all, weight) => all + weight, 0);
        const shapValues = weights.map((weight) => (sum === 0 ? (probability - baseValue) / weights.length : (weight / sum) * (probability - baseValue))).sort((a, b) => Math.abs(b) - Math.abs(a));
        const { baseText, steps, totalText } = waterfall({ ...explanation(baseValue, ...shapValues), probability }, 'x');
        expect(steps.reduce((all, { text }) => all + tenths(text), tenths(baseText))).toBe(tenths(totalText));
        expect(Math.abs(tenths(totalText) - probability * 1000)).toBeLessThanOrEqual(0.5 + 1e-9);
        const shapValueOf = (label: string) => shapValues[label.toLowerCase().codePointAt(0)! - 97]!;
        for (const { label, text } of steps) if (label !== 'Everything else') expect(Math.abs(tenths(text) - shapValueOf(label) * 1000)).toBeLessThanOrEqual(1 + 1e-9);
        // Below nothing only where either order leaves the scale.
        const top = steps.reduce((all, { from, to }) => all + Math.max(0, to - from), baseValue);
        if (top <= 1) expect(Math.min(...steps.map(({ to }) => to))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('its title', () => {
  const titleOf = (...shapValues: number[]) => waterfall(explanation(0.3, ...shapValues), 'this prospect').title;
  it.each([
    [[0.2, -0.15, 0.1], 'Aa (value a) and Cc (value c) do most to put this prospect 15.0 pp above the average customer'],
    [[0.2, 0.06, -0.11], 'Aa (value a) does most to put this prospect 15.0 pp above the average customer'],
    [[0.05, -0.2], 'Bb (value b) does most to put this prospect 15.0 pp below the average customer'],
    [[0.2, -0.2], 'This prospect is level with the average customer: what raises the chance and what lowers it cancel out'],
    [[0, 0], 'Nothing sets this prospect apart from the average customer'],
    [[0.0004, 0.0004], 'Many details, each of little weight, put this prospect 0.1 pp above the average customer'],
  ])('for %j', (shapValues, title) => expect(titleOf(...shapValues)).toBe(title));
});
