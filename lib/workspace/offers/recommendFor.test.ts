import { expect, it } from 'vitest';
import { explain } from '@/lib/workspace/explain';
import { findCustomer, modelFeatures } from '@/lib/workspace/predict';
import { answerFor } from '@/lib/workspace/predictForm';
import { bundledWorkspace } from '@/lib/workspace/workspace.fixture';
import { reasonsOf } from './customerReasons';
import { offersForApi, recommendationForApi, recommendFor } from './recommendFor';

it('gives programs the best offer of what people read, and null exactly where nobody gains by one', async () => {
  const workspace = await bundledWorkspace();
  const ids = [...workspace.dataset.rowById.keys()];
  const counts = { offer: 0, nothing: 0 };
  for (const row of workspace.activeRows.filter((_, i) => i % 100 === 0)) {
    const values = modelFeatures(workspace, findCustomer(workspace, ids[row]!)!.features);
    const advice = recommendFor(workspace, values, row, explain(workspace, values));
    const { outcome } = answerFor(workspace, ids[row]!);
    expect(outcome).toMatchObject({ kind: 'prediction', offers: advice });
    const said = recommendationForApi(advice);
    if ('missing' in advice) expect.fail('the bundled file has all that offers take');
    counts[said ? 'offer' : 'nothing']++;
    if (!said) expect(advice.offers.every(({ terms }) => terms.value <= 0)).toBe(true);
    else expect(said).toMatchObject({ expectedValue: Math.max(...advice.offers.map(({ terms }) => terms.value)), name: advice.best!.offer.name, breakEven: expect.closeTo(advice.best!.breakEven, 12) });
  }
  expect(Math.min(counts.offer, counts.nothing)).toBeGreaterThan(0);
  expect(recommendationForApi({ missing: 'tenure' })).toEqual({ missing: 'Offers cannot be weighed without tenure.' });
});

it('gives programs all that they need to compute every offer again, the best first, doing nothing in its place', async () => {
  const workspace = await bundledWorkspace();
  const ids = [...workspace.dataset.rowById.keys()];
  let weighed = 0;
  for (const row of workspace.activeRows.filter((_, i) => i % 100 === 0)) {
    const values = modelFeatures(workspace, findCustomer(workspace, ids[row]!)!.features);
    const advice = recommendFor(workspace, values, row, explain(workspace, values));
    const { offerInputs, offers } = offersForApi(advice);
    const { leaveProbability: p, clv } = offerInputs!;
    expect(offers!.map(({ expectedValue }) => expectedValue)).toEqual(offers!.map(({ expectedValue }) => expectedValue).sort((a, b) => b - a));
    expect(offers!.filter(({ id }) => id === 'do-nothing')).toEqual([{ id: 'do-nothing', expectedValue: 0 }]);
    expect(offers![0]!.id).toBe(recommendationForApi(advice) ? 'best' in advice && advice.best!.offer.id : 'do-nothing');
    for (const offer of offers!) {
      if (!('terms' in offer)) continue;
      const { saveRate, incentive, acceptance, terms, breakEven } = offer;
      expect(terms.saved).toBeCloseTo(p * saveRate * (clv - incentive), 9);
      expect(terms.givenAway).toBeCloseTo((1 - p) * acceptance * incentive, 9);
      expect(offer.expectedValue).toBeCloseTo(terms.saved - terms.givenAway - terms.contact, 9);
      if (breakEven !== null) expect(p > breakEven).toBe(offer.expectedValue > 0);
      else expect(offer.expectedValue).toBeLessThanOrEqual(0);
      weighed++;
    }
  }
  expect(weighed).toBeGreaterThan(20);
  expect(offersForApi({ missing: 'tenure' })).toEqual({});
});

it('shows the reason that an offer answers in the chart of the customer, marked where it passed both tests', async () => {
  const workspace = await bundledWorkspace();
  const ids = [...workspace.dataset.rowById.keys()];
  const label = (name: string) => workspace.dataset.columns.get(name)!.spec.label;
  let [answered, marked] = [0, 0];
  for (const row of workspace.activeRows.filter((_, i) => i % 60 === 0)) {
    const values = modelFeatures(workspace, findCustomer(workspace, ids[row]!)!.features);
    const explanation = explain(workspace, values);
    const reasons = reasonsOf(workspace, explanation, values, row);
    // A reason is worth half a percentage point of this customer's own probability.
    for (const { feature, shapValue } of explanation.contributions) if (reasons.includes(feature)) expect(shapValue).toBeGreaterThanOrEqual(0.005);
    const { outcome } = answerFor(workspace, ids[row]!);
    if (outcome?.kind !== 'prediction' || 'missing' in outcome.offers) return expect.fail(ids[row]);
    const { steps } = outcome.explanation;
    expect(steps.filter(({ actOn }) => actOn).map((step) => step.label).sort()).toEqual(reasons.map(label).sort());
    const { best } = outcome.offers;
    if (best?.offer.answers.length) {
      expect(steps.map((step) => step.label)).toContain(best.answers[0] ?? label(best.offer.answers[0]!));
      answered++;
    }
    marked += reasons.length;
  }
  expect(Math.min(answered, marked)).toBeGreaterThan(10);
});
