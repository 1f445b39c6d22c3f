import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { featureColumns, numberByRole } from '@/lib/dataset/dataset';
import { featureGroups } from '@/lib/explanation/featureGroups';
import type { Workspace } from '@/lib/workspace/derive';
import { kpiCards } from '@/lib/workspace/kpiCards';
import { valueRiskMatrix } from '@/lib/workspace/segmentsPage/valueRiskMatrix';
import { chanceToLeave, lifetimeValues } from '@/lib/workspace/lifetimeValue';
import { bundledWorkspace, rowsOfCsv, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { writeValue } from './address';
import { ALL_CUSTOMERS, customerRows, customerTotals, listNeighbours, type CustomersQuery } from './customerList';
import { CUSTOMERS_PER_PAGE, customersView, type CustomerRow } from './customersView';
import { filterSources, idFilter, readFilter } from './filters';
import { isNewcomer } from './newcomers';
import { canSortBy, customerOrder } from './orders';
import { topReasons } from './reasons';

let bundled: Workspace;
let ids: string[];
const csv = rowsOfCsv(readFileSync('data/customers.csv', 'utf8'));
beforeAll(async () => {
  bundled = await bundledWorkspace();
  ids = [...bundled.dataset.rowById.keys()];
});

const query = (change: Partial<CustomersQuery>): CustomersQuery => ({ ...ALL_CUSTOMERS, ...change });
const filter = (name: string, ...texts: string[]) => readFilter(bundled, name, texts).filter!;

function allRows(asked: CustomersQuery): CustomerRow[] {
  const { pages } = customersView(bundled, asked);
  return Array.from({ length: pages }, (_, i) => customersView(bundled, { ...asked, page: i + 1 }).rows).flat();
}

describe('customersView', () => {
  it('lists everyone once, the active by revenue at risk, then those who left, latest first', () => {
    const order = customerRows(bundled, ALL_CUSTOMERS);
    expect(new Set(order).size).toBe(csv.length);
    const charge = numberByRole(bundled.dataset, 'monthlyCharge')!;
    const active = order.subarray(0, bundled.activeRows.length);
    const atRisk = Array.from(active, (row) => bundled.probability![row]! * charge[row]!);
    expect(atRisk).toEqual(atRisk.toSorted((a, b) => b - a));
    const days = Array.from(order.subarray(active.length), (row) => csv[row]!.churn_date!);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(days.every((day) => day !== '')).toBe(true);
  });

  it('says of each customer what the file says, and a reason only of who can still be kept', () => {
    const rows = [1, 100].flatMap((page) => customersView(bundled, query({ page, sort: { by: 'id', descending: false } })).rows);
    for (const row of rows) {
      const record = csv.find(({ customer_id: id }) => id === row.customerId)!;
      expect(row).toMatchObject({ tenure: Number(record.tenure), group: record.contract, monthlyCharge: Number(record.monthly_charges) });
      expect(row.status.active).toBe(record.churn === 'No');
      if (row.status.active) expect(row.atRisk).toBeCloseTo(row.risk!.probability * row.monthlyCharge!, 10);
      else expect(row).toMatchObject({ risk: null, leaving: null, atRisk: null, clv: null, reason: null, segment: expect.any(String) });
    }
    expect(rows.some((row) => row.reason !== null)).toBe(true);
  });

  it('adds up to the file and to the overview', () => {
    const view = customersView(bundled, ALL_CUSTOMERS);
    expect(view.count).toBe(csv.length);
    expect(view.left).toBe(csv.filter((row) => row.churn === 'Yes').length);
    expect(view.monthlyCharge).toBeCloseTo(csv.reduce((sum, row) => sum + (row.churn === 'No' ? Number(row.monthly_charges) : 0), 0), 4);
    const card = kpiCards(bundled, 'month').find((candidate) => 'metric' in candidate && candidate.metric.id === 'revenueAtRisk')!;
    expect(view.atRisk).toBeCloseTo('metric' in card ? card.metric.value : NaN, 6);
    expect(view.meanProbability).toBeCloseTo(bundled.activeProbability!.reduce((sum, p) => sum + p, 0) / bundled.activeRows.length, 12);
  });

  it('counts for each group of each feature what the group says, whoever is listed', () => {
    for (const column of featureColumns(bundled.dataset)) {
      for (const group of featureGroups(column, bundled.churned, 'EUR')) {
        const { count, left, rate, lower, upper } = customersView(bundled, query({ filters: [filter(column.spec.name, writeValue(group.value))], status: 'left' }));
        expect({ count, left, rate, lower, upper }, group.label).toEqual({ count: group.count, left: group.churned, rate: group.rate, lower: group.lower, upper: group.upper });
      }
    }
  });

  it('splits the active by risk, those not too new by quadrant, and everyone by segment, without remainder', () => {
    const tooNew = filter('risk', 'too-new');
    for (const name of ['risk', 'quadrant', 'segment']) {
      const source = filterSources(bundled).find((candidate) => candidate.name === name)!;
      const choices = source.kind === 'choices' ? source.choices.map(({ value }) => filter(name, value)) : [];
      const parts = [...choices, ...(name === 'quadrant' ? [tooNew] : [])].map((part) => customerTotals(bundled, query({ filters: [part] })));
      const whole = customerTotals(bundled, ALL_CUSTOMERS);
      const sum = (of: 'count' | 'left' | 'clv' | 'atRisk') => parts.reduce((total, part) => total + part[of]!, 0);
      expect(sum('count'), name).toBe(name === 'segment' ? whole.count : whole.count - whole.left);
      expect(sum('left'), name).toBe(name === 'segment' ? whole.left : 0);
      expect(sum('clv'), name).toBeCloseTo(whole.clv!, 4);
      expect(sum('atRisk'), name).toBeCloseTo(whole.atRisk!, 4);
    }
  });

  it('splits a list by status without remainder', () => {
    const filters = [filter('contract', 'Two year'), filter('tenure', '..24')];
    const expected = csv.filter((row) => row.contract === 'Two year' && Number(row.tenure) <= 24);
    const [all, active, left] = ([null, 'active', 'left'] as const).map((status) => allRows(query({ filters, status })));
    expect(all!.map((row) => row.customerId).toSorted()).toEqual(expected.map((row) => row.customer_id));
    expect([...active!, ...left!]).toEqual(all);
    expect(left).toHaveLength(expected.filter((row) => row.churn === 'Yes').length);
  });

  it('has nothing to lose in those who left, and no rate where the model or time chose them', () => {
    const left = customersView(bundled, query({ filters: [filter('quadrant', 'save-now')], status: 'left' }));
    expect(left).toMatchObject({ listed: 0, rateLimit: 'activeOnly', rate: NaN, meanProbability: NaN, monthlyCharge: NaN, clv: NaN, atRisk: NaN });
    expect(customersView(bundled, query({ filters: [filter('tenure', '..24'), filter('segment', 'new')] }))).toMatchObject({ rateLimit: 'throughModel', rate: NaN, filtered: true });
    expect(customersView(bundled, query({ filters: [filter('tenure', '..24')] }))).toMatchObject({ rateLimit: { stops: 'Tenure' }, rate: expect.closeTo(csv.filter((row) => Number(row.tenure) <= 24 && row.churn === 'Yes').length / csv.filter((row) => Number(row.tenure) <= 24).length, 12) });
    expect(customersView(bundled, query({ filters: [filter('contract', 'Two year')] })).rateLimit).toBeNull();
  });

  it('gives no band, no quadrant and a filter of their own to who is newer than anybody who left', () => {
    const earliest = Math.min(...csv.filter((row) => row.churn === 'Yes').map((row) => Number(row.tenure)));
    const rows = allRows(query({ filters: [filter('tenure', '..2')], status: 'active' }));
    for (const row of rows) expect(row.risk!.band === null).toBe(row.tenure! < earliest);
    const newcomers = csv.filter((row) => row.churn === 'No' && Number(row.tenure) < earliest).map((row) => row.customer_id);
    expect(newcomers.length).toBeGreaterThan(0);
    const listed = allRows(query({ filters: [filter('risk', 'too-new')] }));
    expect(listed.map((row) => row.customerId).toSorted()).toEqual(newcomers.toSorted());
    expect(customerTotals(bundled, query({ filters: [filter('risk', 'too-new'), filter('quadrant', 'save-now', 'watch', 'let-go', 'grow')] })).count).toBe(0);
    const matrix = valueRiskMatrix(bundled);
    expect('absence' in matrix || [matrix.tooNew, matrix.withoutCharge, matrix.total.customers]).toEqual([newcomers.length, 0, bundled.activeRows.length - newcomers.length]);
  });

  it('has the chance to leave of each of the active, and its mean', () => {
    const lifetimes = lifetimeValues(bundled)!;
    const tenure = numberByRole(bundled.dataset, 'tenure')!;
    const asked = query({ status: 'active', sort: { by: 'leaving', descending: true } });
    const expected = Array.from(customerRows(bundled, asked), (row) => chanceToLeave(lifetimes, row, tenure[row]!, bundled.assumptions.leaveWithin));
    expect(customersView(bundled, asked).rows.map((row) => row.leaving)).toEqual(expected.slice(0, CUSTOMERS_PER_PAGE));
    expect(expected).toEqual(expected.toSorted((a, b) => b - a));
    expect(customersView(bundled, ALL_CUSTOMERS)).toMatchObject({ meanLeaving: expect.closeTo(expected.reduce((sum, p) => sum + p, 0) / expected.length, 10), has: { leaving: 12 } });
    const half = expected.filter((p) => p >= 0.5).length;
    expect(customerTotals(bundled, query({ filters: [filter('leaving', '0.5..')] })).count).toBe(half);
  });

  it('shows the last page for one beyond it, and nobody of an empty list', () => {
    expect(customersView(bundled, query({ page: 1e8 })).page).toBe(Math.ceil(csv.length / CUSTOMERS_PER_PAGE));
    const nobody = query({ filters: [filter('contract', 'Two year'), idFilter(bundled, ['nobody'])], page: 3 });
    expect(customersView(bundled, nobody)).toMatchObject({ count: 0, left: 0, rate: NaN, meanProbability: NaN, listed: 0, page: 1, pages: 1, rows: [], atRisk: 0, clv: 0 });
  });

  it('keeps the order of the file without a model, and says nothing of risk', async () => {
    const workspace = await workspaceOf('id,months,fee,plan,left\nA,1,20.50,Basic,Yes\nB,3,,Basic,No\nC,6,30,Basic,No\n');
    const view = customersView(workspace, ALL_CUSTOMERS);
    expect(view.rows.map((row) => row.customerId)).toEqual(['B', 'C', 'A']);
    expect(view).toMatchObject({ count: 3, left: 1, atRisk: null, meanProbability: null, monthlyCharge: 30, has: { risk: false, tenure: { name: 'months' }, monthlyCharge: { name: 'fee' }, group: { name: 'plan' } } });
    expect(view.rows[0]).toMatchObject({ risk: null, monthlyCharge: null, atRisk: null, reason: null, group: 'Basic' });
    expect(view.rows[2]!.status).toEqual({ active: false, leftOn: null });
    expect(['risk', 'at-risk', 'left', 'gender', 'id', 'segment', 'fee'].map((by) => canSortBy(workspace, by))).toEqual([false, false, false, false, true, true, true]);
  });
});

describe('a list', () => {
  /** What a file cell says to a comparison; null where it says nothing. */
  const VALUES: Record<string, (row: number) => number | string | null> = {
    id: (row) => ids[row]!,
    tenure: (row) => Number(csv[row]!.tenure),
    monthly_charges: (row) => Number(csv[row]!.monthly_charges),
    usage_gb: (row) => (csv[row]!.usage_gb === '' ? null : Number(csv[row]!.usage_gb)),
    contract: (row) => ['Month-to-month', 'One year', 'Two year'].indexOf(csv[row]!.contract!),
    segment: (row) => bundled.segments.of[row]!,
    risk: (row) => (csv[row]!.churn === 'Yes' || isNewcomer(bundled, row) ? null : bundled.probability![row]!),
  };
  const TESTS: [name: string, text: string, holds: (record: Record<string, string>, row: number) => boolean][] = [
    ['contract', 'One year,Two year', (record) => record.contract !== 'Month-to-month'],
    ['tenure', '3..24,60..', ({ tenure }) => (Number(tenure) >= 3 && Number(tenure) <= 24) || Number(tenure) >= 60],
    ['usage_gb', 'none,..10', (record) => record.usage_gb === '' || Number(record.usage_gb) <= 10],
    ['segment', 'new,core', (_, row) => ['new', 'core'].includes(bundled.segments.segments[bundled.segments.of[row]!]!.id)],
    ['risk', 'high,medium', (record, row) => record.churn === 'No' && !isNewcomer(bundled, row) && bundled.probability![row]! >= bundled.assumptions.riskBands.medium],
  ];

  it('has the rows, the order and the sums of a plain filter and sort', () => {
    const asked = fc.record({
      tests: fc.subarray(TESTS),
      prefix: fc.constantFrom('', 'hf-10', 'HF-1000', 'HF-2'),
      by: fc.constantFrom(...Object.keys(VALUES)),
      descending: fc.boolean(),
      status: fc.constantFrom('active' as const, 'left' as const, null),
    });
    fc.assert(
      fc.property(asked, ({ tests, prefix, by, descending, status }) => {
        const filters = [...tests.map(([name, text]) => filter(name, text)), ...(prefix ? [idFilter(bundled, [prefix])] : [])];
        const fitting = [...csv.keys()].filter((row) => tests.every(([, , holds]) => holds(csv[row]!, row)) && ids[row]!.toLowerCase().startsWith(prefix.toLowerCase()));
        const value = VALUES[by]!;
        const compare = (a: number, b: number) => {
          const [x, y] = [value(a), value(b)];
          if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
          return x === y ? a - b : x < y === descending ? 1 : -1;
        };
        const listed = fitting.filter((row) => status === null || (csv[row]!.churn === 'Yes') === (status === 'left')).sort(compare);
        const list = query({ filters, status, sort: { by, descending } });
        expect([...customerRows(bundled, list)]).toEqual(listed);
        const active = fitting.filter((row) => csv[row]!.churn === 'No');
        const totals = customerTotals(bundled, list);
        expect([totals.count, totals.left]).toEqual([fitting.length, fitting.length - active.length]);
        expect(totals.monthlyCharge).toBeCloseTo(active.reduce((sum, row) => sum + Number(csv[row]!.monthly_charges), 0), 4);
      }),
      { numRuns: 60 },
    );
  });

  it('knows who comes before and after', () => {
    const list = query({ filters: [filter('contract', 'Two year')], sort: { by: 'tenure', descending: true } });
    const rows = customerRows(bundled, list);
    expect(listNeighbours(bundled, list, rows[1]!)).toEqual({ previous: rows[0], next: rows[2], place: 2, of: rows.length });
    expect(listNeighbours(bundled, list, rows[0]!)).toMatchObject({ previous: null, place: 1 });
    expect(listNeighbours(bundled, list, rows.at(-1)!)).toMatchObject({ next: null, place: rows.length });
    expect(listNeighbours(bundled, list, csv.findIndex((row) => row.contract === 'One year'))).toBeNull();
  });

  it('by the reasons puts those of one main reason together, and who has none last', () => {
    const labels = featureColumns(bundled.dataset).map(({ spec }) => spec.label.toLowerCase());
    const order = customerOrder(bundled, { by: 'reason', descending: false });
    expect(order.length).toBe(bundled.dataset.rowCount);
    const main = [...order].filter((_, i) => i % 40 === 0).map((row) => {
      const [first] = topReasons(bundled, row, 1);
      return bundled.churned[row] === 1 || first === undefined ? null : labels.find((label) => first.toLowerCase().includes(label));
    });
    const runs = main.filter((label, i) => label !== main[i - 1]);
    expect(runs.at(-1)).toBeNull();
    // Who has no other reason is told the tenure, in between.
    const reasons = runs.filter((label) => label !== null && label !== 'tenure');
    expect(new Set(reasons).size).toBe(reasons.filter((label, i) => label !== reasons[i - 1]).length);
  });

  it('refuses an order that nobody offers', () => {
    expect(() => customerOrder(bundled, { by: 'shoe size', descending: false })).toThrow('nothing to sort by called "shoe size"');
  });
});
