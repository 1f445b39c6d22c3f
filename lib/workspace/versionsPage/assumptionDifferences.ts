import type { Assumptions } from '@/lib/dataset/schema';
import { FIELDS, valueOf, type AssumptionField } from '@/lib/workspace/assumptionsPage/fields';
import { printed } from '@/lib/workspace/assumptionsPage/historyText';

/** An assumption that two versions do not share, as it is printed. */
export interface AssumptionDifference {
  label: string;
  a: string;
  b: string;
}

type Field = Pick<AssumptionField, 'id' | 'label' | 'unit'>;
type Side = { assumptions: Assumptions; currency: string };

/** Those that are not changed on the page of assumptions, but count all the same. */
const OTHERS: readonly Field[] = [
  { id: 'threshold', label: 'Predicted to leave from', unit: 'percent' },
  { id: 'segments/newMaxTenure', label: 'New up to', unit: 'months' },
  { id: 'segments/loyalMinTenure', label: 'Loyal from', unit: 'months' },
  { id: 'segments/highValueShare', label: 'High value, share of active customers', unit: 'percent' },
];

/** The assumptions that each version came with, where they differ; what was changed since is not in them. */
export function assumptionDifferences(a: Side, b: Side): AssumptionDifference[] {
  return [...FIELDS, ...OTHERS].flatMap((field) => {
    const [own, other] = [valueOf(a.assumptions, field), valueOf(b.assumptions, field)];
    return own === other ? [] : [{ label: field.label, a: printed(field, own, a.currency), b: printed(field, other, b.currency) }];
  });
}
