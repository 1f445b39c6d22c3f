import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { HEADER } from '@/lib/dataset/dataset.fixture';
import { featureColumns } from '@/lib/dataset/dataset';
import { featureGroups } from '@/lib/explanation/featureGroups';
import { CUSTOMERS_PER_PAGE, customersView, type CustomerRow, type CustomersQuery } from './customersView';
import { readFilter, type CustomerFilter } from './customersViewFilter';
import type { Workspace } from './derive';
import { kpiCards } from './kpiCards';
import { bundledWorkspace, rowsOfCsv, workspaceOf } from './workspace.fixture';

const ALL: CustomersQuery = { filters: [], status: null, page: 1 };
let bundled: Workspace;
beforeAll(async () => { bundled = await bundledWorkspace(); });

const filter = (workspace: Workspace, column: string, value: string) => readFilter(workspace.dataset, column, value) as CustomerFilter;

function allRows(workspace: Workspace, query: CustomersQuery): CustomerRow[] {
  const { pages } = customersView(workspace, query);
  return Array.from({ length: pages }, (_, i) => customersView(workspace, { ...query, page: i + 1 }).rows).flat();
}

describe('customersView', () => {
  it('lists everyone once, the active by value at risk, then those who left, latest first', () => {
    const rows = allRows(bundled, ALL);
    expect(new Set(rows.map((row) => row.customerId)).size).toBe(bundled.dataset.rowCount);
    const active = rows.filter((row) => row.status.active);
    expect(rows.slice(0, active.length)).toEqual(active);
    for (const [i, row] of active.entries()) {
      expect(row.atRisk).toBeCloseTo(row.risk!.probability * row.monthlyCharge!, 10);
      if (i > 0) expect(row.atRisk).toBeLessThanOrEqual(active[i - 1]!.atRisk!);
    }
    const days = rows.slice(active.length).map((row) => (row.status.active ? '' : row.status.leftOn!));
    expect(days).toEqual(days.toSorted().toReversed());
    expect(rows.slice(active.length).every((row) => row.risk === null && row.segment === null && row.atRisk === null)).toBe(true);
  });

  it('adds up to the file and to the overview', () => {
    const view = customersView(bundled, ALL);
    const csv = rowsOfCsv(readFileSync('data/customers.csv', 'utf8'));
    expect(view.count).toBe(csv.length);
    expect(view.left).toBe(csv.filter((row) => row.churn === 'Yes').length);
    const card = kpiCards(bundled, 'month').find((candidate) => 'metric' in candidate && candidate.metric.id === 'revenueAtRisk')!;
    expect(view.atRisk).toBeCloseTo('metric' in card ? card.metric.value : NaN, 6);
  });

  it('counts for each group of each feature what the group says, whoever is listed', () => {
    for (const column of featureColumns(bundled.dataset)) {
      for (const group of featureGroups(column, bundled.churned, 'EUR')) {
        const filters = [filter(bundled, column.spec.name, group.value)];
        const { count, left, rate, lower, upper } = customersView(bundled, { filters, status: 'left', page: 1 });
        expect({ count, left, rate, lower, upper }, group.label).toEqual({ count: group.count, left: group.churned, rate: group.rate, lower: group.lower, upper: group.upper });
      }
    }
  });

  it('wants all filters at once, and splits them by status without remainder', () => {
    const filters = [filter(bundled, 'contract', 'Two year'), filter(bundled, 'tenure', '..24')];
    const csv = rowsOfCsv(readFileSync('data/customers.csv', 'utf8')).filter((row) => row.contract === 'Two year' && Number(row.tenure) <= 24);
    const [all, active, left] = ([null, 'active', 'left'] as const).map((status) => allRows(bundled, { filters, status, page: 1 }));
    expect(all!.map((row) => row.customerId).toSorted()).toEqual(csv.map((row) => row.customer_id));
    expect([...active!, ...left!]).toEqual(all);
    expect(left).toHaveLength(csv.filter((row) => row.churn === 'Yes').length);
  });

  it('shows the last page for one beyond it, and nobody of an empty list', () => {
    const view = customersView(bundled, { ...ALL, page: 1e8 });
    expect(view.page).toBe(Math.ceil(8000 / CUSTOMERS_PER_PAGE));
    const filters = [filter(bundled, 'contract', 'Two year'), filter(bundled, 'contract', 'One year')];
    expect(customersView(bundled, { filters, status: null, page: 3 })).toMatchObject({ count: 0, left: 0, rate: NaN, listed: 0, page: 1, pages: 1, rows: [], atRisk: 0 });
  });

  it('keeps the order of the file without a model, and says nothing of risk', async () => {
    const workspace = await workspaceOf(`${HEADER}\nA,1,20.50,Basic,Yes\nB,3,,Basic,No\nC,6,30,Basic,No\n`);
    const view = customersView(workspace, ALL);
    expect(view.rows.map((row) => row.customerId)).toEqual(['B', 'C', 'A']);
    expect(view).toMatchObject({ count: 3, left: 1, atRisk: null, has: { risk: false, tenure: true, monthlyCharge: true } });
    expect(view.rows[0]).toMatchObject({ risk: null, monthlyCharge: null, atRisk: null });
    expect(view.rows[2]!.status).toEqual({ active: false, leftOn: null });
  });
});
