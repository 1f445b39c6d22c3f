import { columnsByRole, numberByRole } from '@/lib/dataset/dataset';
import type { ColumnSpec } from '@/lib/dataset/schema';
import { roleName } from '@/lib/dataset/roleWords';
import { formatCount, formatRate } from '@/lib/format';
import type { Check } from './examined';
import { ignoring } from './columns';
import type { Finding } from './finding';
import { quoted } from './words';

/** How far the total may be from tenure × charge to be the same thing. */
const WITHIN = 0.05;
/** Share of the rows that must agree before it is worth a word, and before something is wrong. */
const MOSTLY = 0.5;
const LEAST_ROWS = 20;

/** Total = tenure × charge: how many rows agree. */
export const totals: Check = ({ dataset }) => {
  const [tenure, charge, total] = [numberByRole(dataset, 'tenure'), numberByRole(dataset, 'monthlyCharge'), numberByRole(dataset, 'totalCharge')];
  if (!tenure || !charge || !total) return [];
  let [comparable, agree] = [0, 0];
  total.forEach((sum, row) => {
    const product = tenure[row]! * charge[row]!;
    if (!(product > 0) || Number.isNaN(sum)) return;
    comparable++;
    if (Math.abs(sum - product) <= WITHIN * product) agree++;
  });
  if (comparable < LEAST_ROWS) return [];
  const share = agree / comparable;
  const { spec } = columnsByRole(dataset, 'totalCharge')[0]!;
  const { name } = spec;
  const title = `${quoted(name)} is ${roleName(dataset.dictionary, 'tenure')} × ${roleName(dataset.dictionary, 'monthlyCharge')}, within 5%, for ${formatCount(agree)} of ${formatCount(comparable)} customers (${formatRate(share)}).`;
  const detail = share >= MOSTLY
    ? 'It repeats what the two say together, so their reasons share what they tell. Unless you choose otherwise it is kept: where it differs it tells of discounts, of prices that changed and of what else was paid for.'
    : 'A total usually is about that. If it is not meant to be (other things are paid with it, or prices changed much), nothing is wrong; else check the units of the three columns.';
  return [{ id: `total:${name}`, severity: 'notes', column: name, title, detail, remedy: share >= MOSTLY ? without(spec) : null }];
};

const without = (spec: ColumnSpec): Finding['remedy'] => (spec.learned === false ? null : ignoring(spec));
