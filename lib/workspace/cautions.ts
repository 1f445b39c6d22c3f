import type { FeatureValues } from '@/lib/churn/encoder';
import type { FeatureWarning } from '@/lib/churn/parseFeatures';
import { columnsByRole, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { formatMoney, formatMonths } from '@/lib/format';
import { neverTogether, seenTogether, type SeenTogether } from './seenTogether';

const MAX_PAIRS = 3;

/** What the customers of a file have in common, against which a single profile can look odd. */
export interface Customary {
  /** Shortest tenure at which anybody left, in months; null when nobody did or there is no tenure. */
  earliestDeparture: number | null;
  /** Smallest and largest total charge ÷ (tenure × monthly charge) on file; null without those three columns. */
  totalRatio: { min: number; max: number } | null;
  together: SeenTogether;
}

export function customary(dataset: Dataset, churned: Uint8Array): Customary {
  const tenure = numberByRole(dataset, 'tenure');
  const charge = numberByRole(dataset, 'monthlyCharge');
  const total = numberByRole(dataset, 'totalCharge');
  let earliest = Infinity;
  let [min, max] = [Infinity, -Infinity];
  tenure?.forEach((months, row) => {
    if (churned[row] === 1) earliest = Math.min(earliest, months);
    const ratio = charge && total ? total[row]! / (months * charge[row]!) : NaN;
    if (!Number.isFinite(ratio)) return;
    min = Math.min(min, ratio);
    max = Math.max(max, ratio);
  });
  return { earliestDeparture: Number.isFinite(earliest) ? earliest : null, totalRatio: min <= max ? { min, max } : null, together: seenTogether(dataset) };
}

/** Whether somebody is newer than anybody who left: of such customers the file cannot tell who will leave. */
export function isTooNew(dataset: Dataset, { earliestDeparture }: Customary, values: FeatureValues): boolean {
  const tenure = values[columnsByRole(dataset, 'tenure')[0]?.spec.name ?? ''];
  return typeof tenure === 'number' && earliestDeparture !== null && tenure < earliestDeparture;
}

/** Why the answer for a profile deserves less trust than others, or what in it cannot be together. */
export function cautions(dataset: Dataset, customs: Customary, values: FeatureValues): FeatureWarning[] {
  const { earliestDeparture, totalRatio, together } = customs;
  const of = (role: 'tenure' | 'monthlyCharge' | 'totalCharge') => {
    const name = columnsByRole(dataset, role)[0]?.spec.name;
    return { name: name ?? '', value: name === undefined ? null : values[name] };
  };
  const [tenure, charge, total] = [of('tenure'), of('monthlyCharge'), of('totalCharge')];
  // One impossible value contradicts several others; the first few make the point.
  const found: FeatureWarning[] = neverTogether(together, values).slice(0, MAX_PAIRS);
  if (earliestDeparture !== null && isTooNew(dataset, customs, values)) {
    found.push({
      feature: tenure.name,
      message: `Nobody on file left before ${formatMonths(earliestDeparture)}, so for so new a customer this number is low whatever comes later.`,
    });
  }
  if (totalRatio && typeof tenure.value === 'number' && typeof charge.value === 'number' && typeof total.value === 'number') {
    const usual = tenure.value * charge.value;
    if (total.value < usual * totalRatio.min * 0.999 || total.value > usual * totalRatio.max * 1.001) {
      const { currency } = dataset.dictionary;
      found.push({ feature: total.name, message: `${formatMoney(total.value, currency)} in all does not fit ${formatMonths(tenure.value)} at ${formatMoney(charge.value, currency)}; no customer on file is like that.` });
    }
  }
  return found;
}
