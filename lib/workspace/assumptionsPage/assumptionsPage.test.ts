import { beforeAll, describe, expect, it } from 'vitest';
import type { Assumptions } from '@/lib/dataset/schema';
import { formatCount, formatMoney } from '@/lib/format';
import { offer } from '@/lib/retention/offers.fixture';
import { betaCdf } from '@/lib/stats/beta';
import { makePlan } from '@/lib/workspace/plan/plan';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { customerBase } from '@/lib/workspace/customerBase';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { customerReasons, type CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues } from '@/lib/workspace/offers/offerValues';
import { bundledWorkspace } from '@/lib/workspace/workspace.fixture';
import { bestOffers, bestValueInUse } from './bestValue';
import { planOutcome } from './planOutcome';
import { keyResults } from './keyResults';
import { listedOffers } from './offersView';
import { tornado, tornadoRanges } from './tornado';
import { tornadoView } from './tornadoView';

let workspace: Workspace;
let reasons: CustomerReasons;
beforeAll(async () => {
  workspace = await bundledWorkspace();
  reasons = customerReasons(workspace);
}, 120_000);

const under = (change: Partial<Assumptions>) => deriveWorkspace({ ...workspace.parts, changes: { assumptions: change, assumptionsProblem: null, offers: null, offersProblem: null } });
const inUse = () => workspace.offers.applicable.map((applicable) => applicable.offer);

/** What the plan's page says of it, within what the optimiser states. */
const planned = (of: Workspace) => makePlan(of, reasons, DEFAULT_PLAN)!.value;

describe('planOutcome', () => {
  it('is the value of the plan, and less than everyone’s best offer', () => {
    const { value, offers } = offerValues(workspace, reasons)!;
    let sum = 0;
    for (let i = 0; i < workspace.activeRows.length; i++) sum += Math.max(0, ...value.subarray(i * offers, (i + 1) * offers).filter((one) => !Number.isNaN(one)));
    expect(bestValueInUse(workspace, reasons)).toBeCloseTo(sum, 6);
    expect(planOutcome(workspace, reasons, Infinity)!(workspace.assumptions, inUse()) / planned(workspace)).toBeCloseTo(1, 3);
    expect(planned(workspace)).toBeLessThan(sum);
  });

  it.each<Partial<Assumptions>>([{ grossMargin: 0.4 }, { discountRate: 0.03 }, { clvHorizon: 24 }, { leaveWithin: 6 }, { acceptance: 0.9 }])('under %j is what the product would say, were it saved', (change) => {
    const saved = under(change);
    expect(planOutcome(workspace, reasons, Infinity)!(saved.assumptions, inUse()) / planned(saved)).toBeCloseTo(1, 3);
  });

  it('holds who an offer is for against the lifetime value of the scenario', () => {
    const asking = { ...workspace.offersFile, offers: workspace.offersFile.offers.map((one) => ({ ...one, when: [...one.when.slice(0, 7), { estimate: 'clv' as const, atLeast: 600 }] })) };
    const demanding = deriveWorkspace({ ...workspace.parts, offers: { offers: asking, problem: null } });
    const outcome = planOutcome(demanding, reasons, Infinity)!;
    const offers = demanding.offers.applicable.map((applicable) => applicable.offer);
    for (const grossMargin of [0.3, 0.9]) {
      const saved = deriveWorkspace({ ...demanding.parts, assumptions: { ...demanding.parts.assumptions, grossMargin } });
      expect(outcome(saved.assumptions, offers) / planned(saved)).toBeCloseTo(1, 3);
    }
  });
});

describe('saved assumptions', () => {
  it('make every lifetime value anew, and leave the dataset\'s own as they are', () => {
    const saved = under({ grossMargin: 0.3 });
    expect(saved.assumptions).toEqual({ ...workspace.assumptions, grossMargin: 0.3 });
    expect(saved.parts.assumptions.grossMargin).toBe(0.6);
    // Lifetime value is in proportion to the margin.
    const [row] = workspace.activeRows;
    expect(customerBase(saved).clv![row!]).toBeCloseTo(customerBase(workspace).clv![row!]! / 2, 9);
    // Why customers leave is the model's to say, whatever is assumed.
    expect(customerReasons(saved)).toBe(reasons);
  });
});

describe('keyResults', () => {
  it('prints what the customers sum to', () => {
    const text = (label: string) => keyResults(workspace, reasons, () => 1234.5).find((result) => result.label === label)?.text;
    const { clv, quadrant } = customerBase(workspace);
    const { activeRows } = workspace;
    expect(text('Average CLV')).toBe(formatMoney(activeRows.reduce((sum, row) => sum + clv![row]!, 0) / activeRows.length, 'EUR'));
    expect(text('Customers in “Save now”')).toBe(formatCount(activeRows.filter((row) => quadrant![row] === 0).length));
    expect(text('Value of the week’s plan')).toBe('€1,235');
    expect(keyResults(workspace, null).map(({ label }) => label)).not.toContain('Best offers for everyone, no budget');
  });
});

describe('tornado', () => {
  const ranges = (count: number) => tornadoRanges({ grossMargin: 0.6, discountRate: 0.01, acceptance: 0.5, clvHorizon: 36, leaveWithin: 12 } as Assumptions, Array.from({ length: count }, () => offer()));

  it('calls the outcome at both ends of each range, sorts by the swing and leaves out what does not move it', () => {
    // Margin 0.48 and 0.72, acceptance 0.25 and 0.75; the rest moves nothing.
    const bars = tornado(({ grossMargin, acceptance }) => 1000 * grossMargin - 100 * acceptance, ranges(0));
    expect(bars.map(({ id, swing }) => [id, Math.round(swing)])).toEqual([['grossMargin', 240], ['acceptance', 50]]);
    expect(bars[1]).toMatchObject({ low: { text: '25.0%', value: 575 }, high: { text: '75.0%', value: 525 } });
  });

  it('takes save rates of one origin to their 5% and 95% point, and contact costs a quarter down and up', () => {
    const all = ranges(2);
    const rates = all.find(({ id }) => id === 'saveRates-assumed')!;
    for (const [end, q] of [[rates.low, 0.05], [rates.high, 0.95]] as const) {
      for (const { saveRate: { a, b } } of end.offers) {
        expect(a + b).toBeCloseTo(20, 12);
        expect(betaCdf(a / (a + b), 6, 14)).toBeCloseTo(q, 10);
      }
    }
    expect(all.find(({ id }) => id === 'contactCost')!.high.offers[0]!.contactCost).toBe(7.5);
    expect(all.map(({ id }) => id)).not.toContain('saveRates-measured');
  });

  it('moves the acceptance of an offer that has its own in proportion, to no more than everybody', () => {
    const { low, high } = tornadoRanges(workspace.assumptions, [offer({ acceptance: 0.4 }), offer({ acceptance: 0.9 }), offer()]).find(({ id }) => id === 'acceptance')!;
    expect(low).toMatchObject({ assumptions: { acceptance: 0.25 }, offers: [{ acceptance: 0.2 }, { acceptance: 0.45 }, {}] });
    expect(high.offers.map(({ acceptance }) => acceptance && Number(acceptance.toFixed(9)))).toEqual([0.6, 1, undefined]);
  });

  it('of the bundled customers has the outcome in use between the ends, and is kept with its state', () => {
    const view = tornadoView(workspace, reasons)!;
    expect(tornadoView(workspace, reasons)).toBe(view);
    // The middle is the plan itself, to the cent; of a sample only the swings are estimated.
    expect(view.base).toBeCloseTo(planned(workspace), 6);
    expect(view.base).toBeCloseTo(planView(workspace, reasons, DEFAULT_PLAN)!.totals.value, 6);
    // Every second customer stands for the next: of the sum of so many its standard error is some 2%.
    expect(Math.abs(view.scaledBy! - 1)).toBeLessThan(0.08);
    expect(view.scaledBy).not.toBe(1);
    for (const { low, high } of view.bars) {
      expect(Math.min(low.value, high.value)).toBeLessThanOrEqual(view.base);
      expect(Math.max(low.value, high.value)).toBeGreaterThanOrEqual(view.base);
    }
    expect(view.bars.map(({ swing }) => swing)).toEqual(view.bars.map(({ swing }) => swing).sort((a, b) => b - a));
  });
});

describe('listedOffers', () => {
  it('counts whom an offer is for and for whom it is best; nobody twice', () => {
    const listed = listedOffers(workspace, reasons);
    expect(listed).toHaveLength(workspace.offersFile.offers.length);
    const { offer: best } = bestOffers(workspace, reasons)!;
    expect(listed.reduce((sum, one) => sum + (one.best ?? 0), 0)).toBe(best.filter((place) => place >= 0).length);
    for (const one of listed) expect(one.best ?? 0).toBeLessThanOrEqual(one.eligible ?? 0);
    expect(listedOffers(workspace, null)[0]).toMatchObject({ eligible: null, best: null });
  });
});
