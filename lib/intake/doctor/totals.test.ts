import { expect, it } from 'vitest';
import { numberByRole } from '@/lib/dataset/dataset';
import { findings, gymWith, report } from './doctor.fixture';
import { totals } from './totals';

it('a total that is tenure × charge is noted with the share that agrees, and so is one that is not', async () => {
  const before = await gymWith();
  const [tenure, fee] = [numberByRole(before, 'tenure')!, numberByRole(before, 'monthlyCharge')!];
  const withTotal = (value: (row: number) => number) => gymWith({ total: { spec: { type: 'number', role: 'totalCharge' }, value } });
  expect(report(findings(totals, await withTotal((row) => tenure[row]! * fee[row]! * (row % 10 ? 1.03 : 0.8))))).toMatchInlineSnapshot(`
    "[notes] total:total
    "total" is months × fee, within 5%, for 900 of 1,000 customers (90.0%). It repeats what the two say together, so their reasons share what they tell. Unless you choose otherwise it is kept: where it differs it tells of discounts, of prices that changed and of what else was paid for.
    → Leave it out of the model"
  `);
  expect(report(findings(totals, await withTotal((row) => row + 0.5)))).toMatchInlineSnapshot(`
    "[notes] total:total
    "total" is months × fee, within 5%, for 19 of 1,000 customers (1.9%). A total usually is about that. If it is not meant to be (other things are paid with it, or prices changed much), nothing is wrong; else check the units of the three columns."
  `);
  expect(findings(totals, before)).toEqual([]);
});
