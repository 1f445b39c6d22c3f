import { beforeAll, describe, expect, it } from 'vitest';
import { datasetOf, HEADER } from '@/lib/dataset/dataset.fixture';
import { createRandom } from '@/lib/stats/random';
import { kaplanMeier } from '@/lib/survival/kaplanMeier';
import type { Workspace } from './derive';
import { outlook } from './customerPage/outlook';
import { survivalBy, survivalPage } from './survivalPage/survivalPage';
import { tenureChurn } from './tenureChurn';
import { BY_MONTH, BY_YEAR, inSteps, stepsText, tenureStep } from './tenureStep';
import { workspaceOf } from './workspace.fixture';

const file = (...months: (number | string)[]) => datasetOf(`${HEADER}\n${months.map((tenure, i) => `A${i},${tenure},40,Basic,${i % 2 ? 'Yes' : 'No'}`).join('\n')}\n`);

it('is a year where every tenure is a whole number of years, and a month elsewhere', async () => {
  expect(tenureStep(await file(0, 12, 24, 24))).toBe(BY_YEAR);
  expect(tenureStep(await file(0, 12, 24, 25))).toBe(BY_MONTH);
  // Two different ones may be chance.
  expect(tenureStep(await file(0, 12, 12, 0))).toBe(BY_MONTH);
});

it('has its words', () => {
  expect([stepsText(1, BY_MONTH), stepsText(2, BY_YEAR), stepsText(1, BY_YEAR)]).toEqual(['1 month', '2 years', '1 year']);
});

it('a curve in years is that of the same stays counted in years', () => {
  const random = createRandom(3);
  const years = Float64Array.from({ length: 400 }, () => Math.floor(random() * 9));
  const left = Uint8Array.from(years, () => Number(random() < 0.4));
  expect(inSteps(kaplanMeier(years.map((stay) => 12 * stay), left), BY_YEAR)).toEqual(kaplanMeier(years, left));
});

describe('donors whose giving is counted in whole years', () => {
  let workspace: Workspace;
  const donors = () => {
    const random = createRandom(5);
    return Array.from({ length: 900 }, (_, i) => `D${i},${12 * Math.min(15, Math.floor(-Math.log(1 - random()) * 4))},${10 + (i % 30)},${i % 3 ? 'Basic' : '"Plus, with sauna"'},${random() < 0.25 ? 'Yes' : 'No'}`);
  };
  beforeAll(async () => { workspace = await workspaceOf(`${HEADER}\n${donors().join('\n')}\n`); });

  it('speak of years on the survival page, in words and numbers that agree', () => {
    const { step, cards, curve, hazard } = survivalPage(workspace);
    expect(step).toBe(BY_YEAR);
    expect(cards.map((card) => ('metric' in card ? card.metric.label : card.label))).toEqual(['Still there after 1 year', 'Still there after 2 years', 'Half stay at least', 'Mean stay within 6 years', 'Annualised churn, all tenures']);
    const [first, second, ...rest] = cards.map((card) => ('metric' in card ? card.metric : expect.fail(card.absence)));
    expect(rest.map(({ unit }) => unit)).toEqual(['years', 'years', 'rate']);
    const shown = (value: number) => `${(value * 100).toFixed(1)}%`;
    expect(curve!.title).toBe(`${shown(first!.value)} of customers are still there after 1 year, ${shown(second!.value)} after 2`);
    expect(curve!.points.map(({ month }) => month)).toEqual(curve!.points.map((_, i) => i));
    expect(hazard!.months.map(({ month }) => month)).toEqual(hazard!.months.map((_, i) => i));
    expect([curve!.title, hazard!.title, ...cards.map((card) => JSON.stringify(card))].join(' ')).not.toMatch(/month/i);
    // All departures, over all years that anybody was watched.
    const churn = rest[2]!;
    expect(churn.value).toBeCloseTo(churn.numerator.value / churn.denominator!.value, 12);
  });

  it('are compared after a number of years', () => {
    const comparison = survivalBy(workspace, 'plan')!;
    expect(comparison.title).toMatch(/^After 2 years /);
    expect([comparison.at, comparison.horizon <= 6]).toEqual([2, true]);
  });

  it('have their churn by years on the overview, and the same curve', () => {
    const { title, survivalTitle, bands, survival } = tenureChurn(workspace)!;
    expect(bands.map(({ label }) => label)).toEqual(['0', '1', '2', '3–4', '5–6', '7–9', '10+']);
    expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(900);
    expect(title).toMatch(/ years? left$/);
    expect(survivalTitle).toMatch(/after 2 years$/);
    expect(survival[1]!.share).toBe(survivalPage(workspace).curve!.points[1]!.survival);
  });

  it('have an outlook in years, not one of months in which nothing can happen', () => {
    const row = workspace.activeRows.find((each) => each > 0)!;
    const { step, tenure, points, ahead } = outlook(workspace, row)!;
    expect(step).toBe(BY_YEAR);
    expect(Number.isInteger(tenure)).toBe(true);
    expect(points.map(({ month }) => month)).toEqual(points.map((_, i) => i));
    expect(ahead!.map(({ months }) => months)).toEqual([12, 24, 36, 60]);
    expect(ahead!.every(({ share }, i) => share < (ahead![i - 1]?.share ?? 1))).toBe(true);
  });
});
