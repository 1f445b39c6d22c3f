import { formatCount, formatMoney, formatMoneyRounded, MISSING } from '@/lib/format';
import { QUADRANTS } from '@/lib/segments/quadrants';
import { bandChoices, customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { bestValueInUse } from './bestValue';

/** A number that a change of assumptions may move, as it is printed. */
export interface KeyResult {
  label: string;
  text: string;
}

/**
 * The results that stand before and after a change of assumptions.
 *
 * @param reasons why customers leave, which offers ask for; null while they are being found, and then nothing is said of offers
 * @param planValue what the best plan is expected to bring in the dataset's currency, where there is a plan; null where it cannot be known
 */
export function keyResults(workspace: Workspace, reasons: CustomerReasons | null, planValue?: (workspace: Workspace) => number | null): KeyResult[] {
  const { activeRows, dataset: { dictionary: { currency } } } = workspace;
  const { clv, atRisk, quadrant, band } = customerBase(workspace);
  const known = (values: Float64Array) => Array.from(activeRows, (row) => values[row]!).filter((value) => !Number.isNaN(value));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const counts = (places: Uint8Array, names: readonly string[]) => names.map((name, place): KeyResult => ({ label: name, text: formatCount(activeRows.reduce((count, row) => count + Number(places[row] === place), 0)) }));
  const money = (label: string, value: number | null): KeyResult[] => [{ label, text: value === null ? MISSING : formatMoneyRounded(value, currency) }];
  return [
    ...(clv ? [{ label: 'Average CLV', text: formatMoney(sum(known(clv)) / known(clv).length, currency) }] : []),
    ...(clv && reasons ? money('Best offers for everyone, no budget', bestValueInUse(workspace, reasons)) : []),
    ...(planValue ? money('Value of the week’s plan', planValue(workspace)) : []),
    ...(atRisk ? [{ label: 'Monthly revenue at risk', text: formatMoneyRounded(sum(known(atRisk)), currency) }] : []),
    ...(band ? counts(band, bandChoices(workspace).map(({ label }) => `Customers in band ${label.toLowerCase()}`)) : []),
    ...(quadrant ? counts(quadrant, QUADRANTS.map(({ label }) => `Customers in “${label}”`)) : []),
  ];
}
