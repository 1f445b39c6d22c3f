import { beforeAll, describe, expect, it } from 'vitest';
import { featureValues } from '@/lib/churn/encoder';
import { cellValue, numberByRole } from '@/lib/dataset/dataset';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { conditionalSurvival } from '@/lib/survival/conditionalSurvival';
import { customerBase } from '@/lib/workspace/customerBase';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { explain } from '@/lib/workspace/explain';
import { lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';
import { modelFeatures } from '@/lib/workspace/predict';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { customerReasons, reasonsInBackground, reasonsOf } from './customerReasons';
import { offerCase } from './offerCase';
import { offerValues } from './offerValues';
import { recommend, type Recommendation } from './recommend';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await bundledWorkspace();
}, 120_000);

/** The customer as the customer page sees them: by an explanation of their record. */
function caseOf(row: number, changed: Record<string, string | number> = {}) {
  const values = modelFeatures(workspace, { ...featureValues(workspace.dataset, row), ...changed });
  return offerCase(workspace, values, row, { probability: workspace.probability![row]!, reasons: reasonsOf(workspace, explain(workspace, values), values, row) });
}
const recommended = (row: number) => recommend(workspace, caseOf(row)) as Recommendation;

describe('every customer with every offer', () => {
  it('is what the page of each customer says', () => {
    const values = offerValues(workspace, customerReasons(workspace))!;
    const { applicable } = workspace.offers;
    expect(values.offers).toBe(13);
    for (let i = 0; i < workspace.activeRows.length; i += 61) {
      const row = workspace.activeRows[i]!;
      const { offers, leaving, clv } = recommended(row);
      expect(leaving.probability).toBeCloseTo(values.leaving[i]!, 10);
      expect(clv).toBeCloseTo(customerBase(workspace).clv![row]!, 6);
      applicable.forEach(({ offer }, j) => {
        const advice = offers.find((candidate) => candidate.offer.id === offer.id);
        expect(Number.isNaN(values.value[i * 13 + j]!)).toBe(advice === undefined);
        if (!advice) return;
        expect(advice.terms.value).toBeCloseTo(values.value[i * 13 + j]!, 6);
        expect(advice.cost).toBeCloseTo(values.cost[i * 13 + j]!, 6);
      });
    }
  });

  it('nobody leaves because of a negative control, nor of something that keeps people', () => {
    const reasons = customerReasons(workspace);
    const { columns } = workspace.dataset;
    for (const row of workspace.activeRows) {
      const own = reasons.of(row);
      // data/README.md: usage and paperless billing have no effect; security is bought, and lowers the hazard.
      expect(own).not.toContain('usage_gb');
      expect(own).not.toContain('paperless_billing');
      if (cellValue(columns.get('online_security'), row) === 'Yes') expect(own).not.toContain('online_security');
    }
  });

  it('the reasons found in the background are those found at once', async () => {
    const [row] = workspace.activeRows;
    const fresh = deriveWorkspace({ ...workspace.parts, dataset: { ...workspace.dataset } });
    expect((await reasonsInBackground(fresh)).of(row!)).toEqual(customerReasons(workspace).of(row!));
  });
});

describe('offerCase', () => {
  it('the chance to leave is one less the outlook of the customer page', () => {
    const lifetimes = lifetimeValues(workspace)!;
    const tenure = numberByRole(workspace.dataset, 'tenure')!;
    for (const row of workspace.activeRows.subarray(0, 40)) {
      const { survival, lower } = conditionalSurvival(retentionOf(lifetimes, row), tenure[row]!, 12);
      const { probability, logHazardError } = caseOf(row).leaving!;
      expect(probability).toBeCloseTo(1 - survival, 10);
      // The outlook's lower 95% limit is exp(−Λ − 1.96·s·Λ).
      const hazard = -Math.log(survival);
      expect(Math.exp(-hazard * (1 + 1.959964 * logHazardError))).toBeCloseTo(lower, 5);
    }
  });

  it('a longer contract makes leaving less likely and the customer worth more', () => {
    const row = workspace.activeRows.find((candidate) => featureValues(workspace.dataset, candidate).contract === 'Month-to-month')!;
    const [before, after] = [caseOf(row), caseOf(row, { contract: 'Two year' })];
    expect(after.leaving!.probability).toBeLessThan(before.leaving!.probability);
    expect(after.clv!).toBeGreaterThan(before.clv!);
  });
});

describe('recommend', () => {
  it('ranks by expected net value, and does nothing where nothing brings more', () => {
    let idle = 0;
    for (const row of workspace.activeRows.filter((_, i) => i % 97 === 0)) {
      const { offers, best, notFor } = recommended(row);
      const values = offers.map(({ terms }) => terms.value);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(offers.length + notFor.length).toBe(workspace.offers.applicable.length);
      expect(best).toBe(offers[0] && offers[0].terms.value > 0 ? offers[0] : null);
      if (!best) idle++;
      for (const { terms, range, breakEven } of offers) {
        expect(terms.value).toBeCloseTo(terms.saved - terms.givenAway - terms.contact, 9);
        expect(range.lower).toBeLessThanOrEqual(range.upper);
        if (terms.value > 0) expect(breakEven).toBeLessThan(1);
      }
    }
    expect(idle).toBeGreaterThan(0);
  });

  it('says what is missing where value or outlook cannot be known', async () => {
    const bare = await workspaceOf('id,left\nA,No\nB,Yes\n', (json) => (json.columns = json.columns.filter(({ role }) => role === 'id' || role === 'churn')));
    const withOffers = deriveWorkspace({ ...bare.parts, offers: { offers: offersFile(offerJson()), problem: null } });
    expect(recommend(withOffers, offerCase(withOffers, {}, 0, { probability: null, reasons: [] }))).toEqual({ missing: expect.stringContaining('how many months each customer has stayed (tenure)') });
    expect(offerValues(withOffers, customerReasons(withOffers))).toBeNull();
  });
});
