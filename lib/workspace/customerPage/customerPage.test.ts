import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { customerIds, numberByRole } from '@/lib/dataset/dataset';
import { HEADER, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { predictForCustomer } from '@/lib/workspace/predict';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { customerPageView, type CustomerPage } from './customerPage';

const page = (workspace: Workspace, row: number): CustomerPage => customerPageView(workspace, customerIds(workspace.dataset)[row]!)!;
const without = (...roles: string[]) => (json: DictionaryJson) => { json.columns = json.columns.filter((column) => !roles.includes(column.role as string)); };

describe('on the bundled customers', () => {
  let workspace: Workspace;
  let active: number[];
  let left: number[];
  beforeAll(async () => {
    workspace = await bundledWorkspace();
    const rows = [...workspace.churned.keys()].filter((row) => row % 397 === 0);
    active = rows.filter((row) => workspace.churned[row] === 0);
    left = rows.filter((row) => workspace.churned[row] === 1);
  }, 60_000);

  it('says of the active what lists and the prediction say of them', () => {
    const base = customerBase(workspace);
    for (const row of active) {
      const { customerId, answer, worth } = page(workspace, row);
      const outcome = predictForCustomer(workspace, customerId);
      if (!outcome.ok || answer.kind !== 'prediction') return expect.fail(customerId);
      expect(answer.view).toMatchObject({ probability: outcome.prediction.probability, riskBand: outcome.prediction.riskBand, basis: 'record' });
      expect(answer.view.probability).toBe(base.probability![row]);
      expect(worth).toMatchObject({ atRisk: base.atRisk![row], lifetime: { value: base.clv![row] }, missing: [] });
      expect(answer.view.explanation.reasons.every(({ label }) => answer.drivers.has(label))).toBe(true);
    }
  });

  it('prints a lifetime value that is the product of what it prints', () => {
    const { grossMargin, discountRate, clvHorizon } = workspace.assumptions;
    for (const row of active) {
      const { worth, outlook } = page(workspace, row);
      const { value, payments, range, extrapolated } = worth!.lifetime!;
      expect(grossMargin * worth!.monthlyCharge! * payments).toBeCloseTo(value, 8);
      // Nobody pays more than a payment a month, and the chance in 24 months bounds those of the first 24 from below.
      expect(payments).toBeLessThan(clvHorizon);
      const [first, , , last] = outlook!.ahead!;
      let least = 0;
      for (let k = 1; k <= 24; k++) least += (k <= 3 ? first!.share : last!.share) / (1 + discountRate) ** k;
      expect(payments).toBeGreaterThan(least - 1e-9);
      expect(range === null).toBe(extrapolated > 0.5);
      if (range) expect([range.lower >= 0, range.lower <= value, range.upper >= value]).toEqual([true, true, true]);
    }
  });

  it('reads what lies ahead off the curve it draws', () => {
    for (const row of active) {
      const { points, ahead, tenure, soFar, extrapolatedFrom } = page(workspace, row).outlook!;
      expect(points.map(({ month }) => month)).toEqual([...points.keys()]);
      expect(points[tenure]!.survival).toBe(soFar.share);
      for (const { months, share, extrapolated } of ahead!) {
        expect(share).toBeCloseTo(points[tenure + months]!.survival / points[tenure]!.survival, 10);
        expect(extrapolated).toBe(extrapolatedFrom !== null && tenure + months >= extrapolatedFrom);
      }
    }
  });

  it('sets what lies ahead beside the probability, and says where the two are apart', () => {
    for (const row of active) {
      const { outlook, lookingAhead, answer } = page(workspace, row);
      const twelve = outlook!.ahead!.find(({ months }) => months === 12)!;
      const { leave, lookBack, windowMonths, everyone } = lookingAhead!;
      expect([leave.share + twelve.share, leave.lower + twelve.upper, leave.upper + twelve.lower]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12), expect.closeTo(1, 12)]);
      if (answer.kind !== 'prediction') return expect.fail(String(row));
      expect(lookBack).toEqual({ probability: answer.view.probability, tooNew: answer.view.tooNew, apart: Math.abs(answer.view.probability - leave.share) >= 0.15 });
      // The form of the same details says the same.
      const { share, lower, upper } = answer.view.ahead!.leave;
      expect([share - leave.share, lower - leave.lower, upper - leave.upper].every((apart) => Math.abs(apart) < 1e-6)).toBe(true);
      expect(answer.view.ahead).toMatchObject({ months: 12, lookBack, windowMonths, everyone });
      // The bundled file watched from 1 January 2024 to 31 December 2025.
      expect([windowMonths, everyone]).toEqual([24, false]);
    }
  });

  it('puts the outcome in place of the prediction, with what the model would have said', () => {
    for (const row of left) {
      const { answer, worth, outlook, lookingAhead, who } = page(workspace, row);
      expect(answer).toMatchObject({ kind: 'left', leftOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), tenure: numberByRole(workspace.dataset, 'tenure')![row] });
      const { heldOut } = workspace.model!;
      if (answer.kind === 'left' && !Number.isNaN(heldOut.forest[row]!)) expect(answer.outOfBag!.probability).toBe(heldOut.forest[row]);
      expect([worth, outlook!.ahead, lookingAhead, who.quadrant]).toEqual([null, null, null, null]);
    }
  });

  it('compares with the nearest by brute force, whatever their tenure', () => {
    const row = active[3]!;
    const { nearest, pool, by } = page(workspace, row).similar!;
    expect(by).not.toContain('Tenure');
    expect(by).not.toContain('Total charges');
    const ids = customerIds(workspace.dataset);
    const similarity = new Map(ids.map((id) => [id, 0]));
    const apart = apartFrom(workspace, row);
    const all = [...workspace.churned.keys()].map((other) => ({ other, apart: apart(other) }));
    const sorted = all.filter(({ other }) => other !== row).sort((a, b) => a.apart - b.apart || a.other - b.other);
    for (const { other, apart: distance } of sorted) similarity.set(ids[other]!, 1 - distance);
    expect(nearest.map(({ similarity: found }) => found)).toEqual(sorted.slice(0, 5).map(({ apart: distance }) => expect.closeTo(1 - distance, 9)));
    for (const one of nearest) expect(similarity.get(one.customerId)).toBeCloseTo(one.similarity, 9);
    expect(pool!.count).toBeGreaterThanOrEqual(100);
    const within = sorted.filter(({ apart: distance }) => distance <= sorted[99]!.apart + 1e-12);
    expect(pool).toMatchObject({ count: within.length, left: within.filter(({ other }) => workspace.churned[other] === 1).length });
  });

  it('has every column of the file once, and the guarded ones apart', () => {
    const { seen, others, guarded } = page(workspace, active[0]!).details;
    const labels = [...seen, ...others, ...guarded].map(({ label }) => label);
    expect(labels.toSorted()).toEqual(workspace.dataset.dictionary.columns.filter(({ role }) => role !== 'id').map(({ label }) => label).toSorted());
    expect(guarded.map(({ label }) => label)).toEqual(['Gender', 'Senior citizen']);
  });
});

/** Gower's distance to a row over what the model sees but tenure and total charges, from the definition. */
function apartFrom({ dataset, model }: Workspace, a: number): (b: number) => number {
  const quantile = (sorted: readonly number[], q: number) => {
    const at = q * (sorted.length - 1);
    const low = Math.floor(at);
    return sorted[low]! + (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!) * (at - low);
  };
  const parts = model!.card.encoder.flatMap(({ name }) => {
    const column = dataset.columns.get(name)!;
    if (['tenure', 'totalCharge'].includes(column.spec.role)) return [];
    const weight = model!.drivers.importance.find(({ feature }) => feature === name)!.mean;
    const known = column.kind === 'number' ? [...column.values].filter((value) => !Number.isNaN(value)).sort((p, q) => p - q) : [0];
    return [{ column, weight, range: quantile(known, 0.99) - quantile(known, 0.01) || known.at(-1)! - known[0]! || 1 }];
  });
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (b) => parts.reduce((sum, { column, weight, range }) => {
    if (column.kind === 'category') return sum + weight * Number(column.codes[a] !== column.codes[b]);
    const [x, y] = column.kind === 'number' ? [column.values[a]!, column.values[b]!] : [0, 0];
    const gaps = Number(Number.isNaN(x)) + Number(Number.isNaN(y));
    return sum + weight * (gaps > 0 ? gaps % 2 : Math.min(1, Math.abs(x - y) / range));
  }, 0) / weights;
}

describe('a file that lacks something', () => {
  const each = (workspace: Workspace) => [...workspace.churned.keys()].map((row) => page(workspace, row));

  it('without a model: no answer and no reasons, but a lifetime value, an outlook and the most similar', async () => {
    const workspace = await workspaceOf(MEMBERS);
    const found = page(workspace, workspace.activeRows[1]!);
    expect(found.answer).toEqual({ kind: 'none', message: expect.stringContaining('Run "npm run train".') });
    expect(found.outlook).toMatchObject({ oneGroup: 'no-model', groups: 1, customers: 200, by: { named: [], more: 0 } });
    expect(found.lookingAhead).toMatchObject({ everyone: true, lookBack: null, windowMonths: null });
    expect(found.worth).toMatchObject({ atRisk: null, lifetime: { value: expect.any(Number) }, missing: ['Without a model there is no probability, and so no revenue at risk.'] });
    expect(found.similar).toMatchObject({ weighted: false, pool: null });
    expect(found.similar!.nearest.map(({ risk }) => risk)).toEqual([null, null, null, null, null]);
    const gone = page(workspace, workspace.churned.indexOf(1));
    expect(gone.answer).toMatchObject({ kind: 'left', leftOn: null, outOfBag: null });
  });

  it('without tenure: no outlook and no lifetime value', async () => {
    for (const found of each(await workspaceOf(MEMBERS.replace(/^(\w+),\w+,/gm, '$1,'), without('tenure'), 2)).slice(0, 40)) {
      expect([found.outlook, found.lookingAhead, found.who.tenure, found.worth?.lifetime ?? null]).toEqual([null, null, null, null]);
      if (found.worth) expect(found.worth.missing).toContain('The file has no column with how many months each customer has stayed (tenure), which would bring lifetime value.');
    }
  });

  it('without charges: nothing at stake, and it says which column would bring it', async () => {
    const workspace = await workspaceOf(MEMBERS.replace(/^(\w+,\w+),[\w.]*,/gm, '$1,'), without('monthlyCharge'), 2);
    const found = page(workspace, workspace.activeRows[0]!);
    expect(found.who).toMatchObject({ monthlyCharge: null, quadrant: null });
    expect(found.worth).toEqual({ monthlyCharge: null, atRisk: null, lifetime: null, missing: ['The file has no column with what each customer pays a month, which would bring revenue at risk and lifetime value.'] });
  });

  it('of a customer without a charge says so', async () => {
    const workspace = await workspaceOf(MEMBERS, () => {}, 2);
    const row = workspace.activeRows.find((active) => Number.isNaN(numberByRole(workspace.dataset, 'monthlyCharge')![active]!))!;
    expect(page(workspace, row).worth!.missing).toEqual(['This customer’s fee is not known, so neither value can be computed.']);
    expect(page(workspace, row).who.monthlyCharge).toBe('not known');
  });

  it('with nothing but ids, outcomes and three customers', async () => {
    const bare = await workspaceOf('id,left\nA,No\nB,Yes\nC,No\n', without('tenure', 'monthlyCharge', 'segmentation'));
    for (const found of each(bare)) expect([found.outlook, found.similar, found.who.group]).toEqual([null, null, null]);
    const three = await workspaceOf(`${HEADER}\nA,0,10,Basic,No\nB,2,,Basic,Yes\nC,9,30,"Plus, with sauna",No\n`);
    expect(each(three).map(({ similar }) => similar!.nearest.length)).toEqual([2, 2, 2]);
    expect(page(three, 0)).toMatchObject({ outlook: { tenure: 0, customers: 3 }, similar: { pool: null } });
    const alone = await workspaceOf(`${HEADER}\nA,0,10,Basic,No\n`);
    expect(page(alone, 0).similar!.nearest).toEqual([]);
  });
});

it('is found by any id, and by another letter case; nobody else is', async () => {
  const ids = ['a/b', '50%', '<b>', 'ÄÖ ü', '__proto__', '..'];
  const workspace = await workspaceOf(`${HEADER}\n${ids.map((id, i) => `${id},${i},20,Basic,No`).join('\n')}\n`);
  for (const id of ids) expect(customerPageView(workspace, id)?.customerId).toBe(id);
  expect(customerPageView(workspace, 'A/B')?.customerId).toBe('a/b');
  for (const id of ['nobody', '', 'constructor']) expect(customerPageView(workspace, id)).toBeNull();
});
