import { expect, it } from 'vitest';
import { numberByRole } from '@/lib/dataset/dataset';
import { lifetimeTotals, type Moment } from './lifetimeTotals';
import { lifetimeValueAt, lifetimeValues } from './lifetimeValue';
import { bundledWorkspace } from './workspace.fixture';

it('are the values of single customers, summed, at each moment', async () => {
  const workspace = await bundledWorkspace();
  const values = lifetimeValues(workspace)!;
  const tenure = numberByRole(workspace.dataset, 'tenure')!;
  const charge = numberByRole(workspace.dataset, 'monthlyCharge')!.map((amount, row) => (row % 7 === 0 ? NaN : amount));
  // Today, four months ago, a day before anybody came.
  const moments = [0, 4, 1000].map((ago): Moment => ({ holds: (row) => tenure[row]! >= ago && row % 3 > 0, months: (row) => tenure[row]! - ago }));
  const totals = lifetimeTotals(values, charge, moments);
  moments.forEach(({ holds, months }, m) => {
    const single = [...tenure.keys()].filter((row) => holds(row) && !Number.isNaN(charge[row]!)).map((row) => lifetimeValueAt(values, row, months(row), charge[row]!));
    expect(totals[m]!.value).toBeCloseTo(single.reduce((sum, { value }) => sum + value, 0), 4);
    expect(totals[m]!.extrapolated).toBeCloseTo(single.reduce((sum, { extrapolated }) => sum + extrapolated, 0), 4);
  });
  expect(totals[0]!.extrapolated).toBeGreaterThan(0);
  expect(totals[2]).toEqual({ value: 0, extrapolated: 0 });
});
