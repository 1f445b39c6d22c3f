import fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { allocateOffers } from './allocateOffers';
import type { AllocationProblem } from './allocationProblem';
import { bestOfAll, faultOf, randomProblem, toLinearProgram, type MoneyKind } from './allocationProblem.fixture';

const KINDS: MoneyKind[] = ['measured', 'alike', 'whole'];
const settings = fc.record({ seed: fc.integer(), kind: fc.constantFrom(...KINDS), tightness: fc.constantFrom(0, 0.5, 2, 8, 30) });
const small = settings.map((each) => randomProblem({ customers: 8, offers: 3, channels: 2, ...each }));
const medium = settings.map((each) => randomProblem({ customers: 60, offers: 5, channels: 3, ...each, tightness: each.tightness / 4 }));
const anyBudget = <P extends AllocationProblem>(problems: fc.Arbitrary<P>) => fc.tuple(problems, fc.boolean()).map(([problem, unlimited]) => ({ ...problem, ...(unlimited && { budget: Infinity }) }));
const withoutCapacity = (problem: AllocationProblem): AllocationProblem => ({ ...problem, capacity: problem.capacity.map(() => Infinity) });
const dearest = ({ value }: AllocationProblem) => value.reduce((most, each) => (each > most ? each : most), 0);
/** Money up to rounding. */
const atLeast = (value: number, least: number) => expect(value).toBeGreaterThanOrEqual(least - 1e-6 * (1 + Math.abs(least)));

// By hand: 20 buys both cheap offers, 30 + 20; a dear one (40) is out of reach.
const two = { customers: 2, offers: 2, value: Float64Array.of(30, 50, 20, 25), cost: Float64Array.of(10, 40, 10, 40), channel: Uint8Array.of(0, 1), capacity: Float64Array.of(Infinity, Infinity), budget: 20 };

describe('allocateOffers', () => {
  it('is right by hand', () => {
    expect(allocateOffers(two)).toMatchObject({ offerOf: Int8Array.of(0, 0), value: 50, cost: 20, perChannel: Int32Array.of(2, 0) });
    // 50: the first may have the dear offer, for 20 more; both dear, 75, would cost 80.
    expect(allocateOffers({ ...two, budget: 50 })).toMatchObject({ offerOf: Int8Array.of(1, 0), value: 70, cost: 50, budgetPrice: 5 / 30 });
    // One place in the cheap channel, none in the other, and no limit to money: the better cheap offer.
    expect(allocateOffers({ ...two, budget: Infinity, capacity: Float64Array.of(1, 0) })).toMatchObject({ offerOf: Int8Array.of(0, -1), value: 30, cost: 10 });
    expect(allocateOffers({ ...two, minValue: 20 }).offerOf).toEqual(Int8Array.of(0, -1));
  });

  it('without scarce channels lacks at most one item to the bound, and is at least half of it (KNOWN_ANSWERS.md, "Budget")', () => {
    fc.assert(
      fc.property(anyBudget(small), (problem) => {
        const open = withoutCapacity(problem);
        const allocation = allocateOffers(open);
        const optimum = bestOfAll(open);
        expect(faultOf(allocation, open)).toBeNull();
        atLeast(optimum, allocation.value);
        atLeast(allocation.bound, optimum);
        atLeast(allocation.value, allocation.bound - dearest(open));
        atLeast(allocation.value, allocation.bound / 2);
      }),
      { numRuns: 300 },
    );
  });

  it('with scarce channels is feasible, below its bound, and on 8 × 3 nearly always the optimum itself', () => {
    let [value, optimum, exact, runs] = [0, 0, 0, 0];
    fc.assert(
      fc.property(anyBudget(small), (problem) => {
        const allocation = allocateOffers(problem);
        const best = bestOfAll(problem);
        expect(faultOf(allocation, problem)).toBeNull();
        atLeast(best, allocation.value);
        atLeast(allocation.bound, best);
        value += allocation.value;
        optimum += best;
        exact += Number(allocation.value > best * (1 - 1e-9) || best === 0);
        runs++;
      }),
      // A share of the runs is asserted: they must be the same each time.
      { numRuns: 300, seed: 5 },
    );
    expect(value / optimum).toBeGreaterThan(0.999);
    expect(exact / runs).toBeGreaterThan(0.98);
  });

  it.each(KINDS)('of 200 × 5 with budget and capacities reaches 99.5% of the integer optimum, and its bound is the linear one (HiGHS, %s money)', async (kind) => {
    const highs = await highsLoader();
    for (let seed = 0; seed < 9; seed++) {
      const problem = { ...randomProblem({ customers: 200, offers: 5, channels: 3, seed, kind, tightness: [0.3, 1, 3][seed % 3]! }), ...(seed % 4 === 3 && { budget: Infinity }) };
      const [integer, linear] = [true, false].map((whole) => highs.solve(toLinearProgram(problem, whole), { output_flag: false, mip_rel_gap: 0 }).ObjectiveValue);
      const allocation = allocateOffers(problem);
      expect(faultOf(allocation, problem)).toBeNull();
      expect(allocation.value).toBeGreaterThanOrEqual(0.995 * integer!);
      atLeast(allocation.bound, integer!);
      // A pair that alone exceeds the budget is in the linear programme and not in ours, so that ours may be lower.
      expect(allocation.bound).toBeLessThanOrEqual(linear! * (1 + 1e-5));
    }
  });

  it('gives more budget or capacity no less value, but for the gap that it states', () => {
    fc.assert(
      fc.property(anyBudget(medium), fc.double({ min: 1, max: 3, noNaN: true }), fc.integer({ min: 0, max: 9 }), (problem, factor, places) => {
        const before = allocateOffers(problem);
        for (const more of [{ ...problem, budget: problem.budget * factor }, { ...problem, capacity: problem.capacity.map((each) => each + places) }, withoutCapacity(problem)]) {
          const after = allocateOffers(more);
          expect(faultOf(after, more)).toBeNull();
          expect(after.bound).toBeGreaterThanOrEqual(before.value * (1 - 1e-9));
          atLeast(after.value, before.value - (after.bound - after.value));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of customers, but for the gap that it states', () => {
    fc.assert(
      fc.property(anyBudget(medium), (problem) => {
        const { customers: n, offers: m } = problem;
        const reversed = (values: Float64Array) => Float64Array.from(values, (_, cell) => values[(n - 1 - Math.floor(cell / m)) * m + (cell % m)]!);
        const [one, other] = [allocateOffers(problem), allocateOffers({ ...problem, value: reversed(problem.value), cost: reversed(problem.cost) })];
        expect(Math.abs(one.bound - other.bound)).toBeLessThanOrEqual(1e-5 * one.bound);
        expect(Math.abs(one.value - other.value)).toBeLessThanOrEqual(Math.max(one.bound - one.value, other.bound - other.value) + 1e-5 * one.bound);
      }),
      { numRuns: 40 },
    );
  });

  it('scales with money, and gives the same plan each time', () => {
    fc.assert(
      fc.property(medium, (problem) => {
        const one = allocateOffers(problem);
        expect(allocateOffers(problem)).toEqual(one);
        // A power of two scales doubles without rounding.
        const times = (values: Float64Array) => values.map((each) => each * 16);
        const scaled = allocateOffers({ ...problem, value: times(problem.value), cost: times(problem.cost), budget: problem.budget * 16 });
        expect(scaled.offerOf).toEqual(one.offerOf);
        expect(scaled.value).toBeCloseTo(one.value * 16, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('takes all that costs nothing, whatever the budget', () => {
    const free = { ...two, cost: new Float64Array(4), budget: 0 };
    expect(allocateOffers(free)).toMatchObject({ offerOf: Int8Array.of(1, 1), value: 75, cost: 0, bound: 75 });
    expect(allocateOffers({ ...free, capacity: Float64Array.of(1, 1) })).toMatchObject({ value: 70, perChannel: Int32Array.of(1, 1) });
  });

  it('fills the places where customers are all alike and no price tells them apart', () => {
    const customers = 500;
    const alike = { customers, offers: 1, value: new Float64Array(customers).fill(9), cost: new Float64Array(customers).fill(2), channel: Uint8Array.of(0), capacity: Float64Array.of(77), budget: 1e6 };
    expect(allocateOffers(alike)).toMatchObject({ value: 9 * 77, cost: 2 * 77 });
    expect(allocateOffers({ ...alike, budget: 101 })).toMatchObject({ value: 9 * 50, cost: 100 });
  });

  it('contacts nobody where there is nobody, nothing to offer, no money, no place, or nothing that pays', () => {
    const none = new Float64Array(0);
    const empty = { value: none, cost: none, capacity: none, channel: new Uint8Array(0), budget: 10 };
    for (const problem of [
      { ...empty, customers: 0, offers: 0 },
      { ...empty, customers: 2, offers: 0 },
      { ...two, customers: 0, value: none, cost: none },
      { ...two, budget: 0 },
      { ...two, capacity: Float64Array.of(0, 0) },
      { ...two, value: Float64Array.of(-1, 0, NaN, -5) },
      { ...two, minValue: 50 },
    ]) {
      const allocation = allocateOffers(problem);
      expect(allocation).toMatchObject({ value: 0, cost: 0, bound: 0 });
      expect(allocation.offerOf).toEqual(new Int8Array(problem.customers).fill(-1));
    }
  });

  it.each<[Partial<AllocationProblem>, string]>([
    [{ budget: -1 }, 'Budget must be 0 or more: got -1'],
    [{ budget: NaN }, 'Budget must be 0 or more: got NaN'],
    [{ minValue: NaN }, 'Minimum value must be a number: got NaN'],
    [{ customers: 3 }, '3 customers and 2 offers need 6 values, 6 costs and 2 channels: got 4, 4 and 2'],
    [{ offers: 128 }, 'Offers must be a whole number within 0 … 127: got 128'],
    [{ capacity: Float64Array.of(1.5, 1) }, 'Capacity of channel 0 must be a whole number of 0 or more, or Infinity: got 1.5'],
    [{ channel: Uint8Array.of(0, 2) }, 'Offer 1 is in channel 2: expected one of 2 channels, counted from 0'],
    [{ cost: Float64Array.of(1, 1, -1, 1) }, 'Customer 1, offer 0: value must be finite or NaN, and cost 0 or more: got 20 and -1'],
    [{ value: Float64Array.of(1, Infinity, 1, 1) }, 'Customer 0, offer 1: value must be finite or NaN, and cost 0 or more: got Infinity and 40'],
  ])('refuses %j', (wrong, message) => {
    expect(() => allocateOffers({ ...two, ...wrong })).toThrowError(new RangeError(message));
  });
});
