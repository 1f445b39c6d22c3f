import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concordance } from './concordance';

it('counts every comparable pair, as brute force does', () => {
  const customer = fc.record({ duration: fc.integer({ min: 0, max: 9 }), event: fc.integer({ min: 0, max: 1 }), entry: fc.integer({ min: -3, max: 9 }), risk: fc.integer({ min: 0, max: 4 }) });
  fc.assert(
    fc.property(fc.array(customer, { minLength: 1, maxLength: 40 }), (customers) => {
      const expected = { concordant: 0, discordant: 0, tiedRisk: 0 };
      for (const a of customers) {
        if (!a.event || Math.max(a.entry, -1) >= a.duration) continue;
        for (const b of customers) {
          const atRisk = Math.max(b.entry, -1) < a.duration && a.duration <= b.duration;
          if (!atRisk || (b.duration === a.duration && b.event)) continue;
          expected[a.risk > b.risk ? 'concordant' : a.risk < b.risk ? 'discordant' : 'tiedRisk']++;
        }
      }
      const found = concordance({
        risk: customers.map(({ risk }) => risk), duration: customers.map(({ duration }) => duration),
        eventObserved: customers.map(({ event }) => event), entry: customers.map(({ entry }) => entry),
      });
      expect(found).toMatchObject(expected);
    }),
  );
});

it('is 1 for a perfect order, ½ for one risk for all, and nothing without a pair', () => {
  const [duration, eventObserved] = [[1, 2, 3], [1, 1, 0]];
  expect(concordance({ risk: [3, 2, 1], duration, eventObserved }).value).toBe(1);
  expect(concordance({ risk: [1, 1, 1], duration, eventObserved }).value).toBe(0.5);
  expect(concordance({ risk: [1], duration: [1], eventObserved: [1] }).value).toBeNaN();
});

it('wants a risk for everyone', () => {
  expect(() => concordance({ risk: [1], duration: [1, 2], eventObserved: [1, 0] })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Risks must pair up with durations: got 1, 2]`);
});
