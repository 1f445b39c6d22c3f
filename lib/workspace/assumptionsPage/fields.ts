import { formatNumber } from '@/lib/format';
import type { AssumptionOverrides, Changeable } from './overrides';

/** One number of the assumptions, as people read and type it. */
export interface AssumptionField {
  /** Its place, as the history names it. */
  id: string;
  label: string;
  /** `percent` is held as a share; `money` in the dataset's currency. */
  unit: 'percent' | 'percentPerMonth' | 'months' | 'money' | 'none';
  /** As it is held. */
  min: number;
  max: number;
  whole?: boolean;
  text: string;
  /** Screens that use it. */
  used: readonly Screen[];
}
export type Screen = keyof typeof SCREENS;

/** Where assumptions are used, by address. */
export const SCREENS = { '/customers': 'Customers', '/plan': 'Plan', '/revenue': 'Revenue', '/model': 'Model', '/': 'Overview', '/segments': 'Segments' } as const;

const CLV_SCREENS = ['/customers', '/plan', '/model', '/'] as const;
const BANDS_TEXT = 'A customer whose probability is at or above it is in this band; below low is safe.';

const RATE_TEXT = 'Of the contacted who would leave, the share that stays is taken as Beta(a, b): its mean is a ÷ (a + b), and the larger both are, the surer one is of it.';

/** All that can be changed here, in the order in which it is read; the groups are the page's headings. */
export const FIELD_GROUPS: readonly { title: string; fields: readonly AssumptionField[] }[] = [
  {
    title: 'What a customer is worth',
    fields: [
      { id: 'grossMargin', label: 'Gross margin', unit: 'percent', min: 0, max: 1, text: 'Share of what customers pay that is left after the cost of the service. Lifetime value is in proportion to it.', used: CLV_SCREENS },
      { id: 'discountRate', label: 'Discount rate', unit: 'percentPerMonth', min: 0, max: 0.5, text: 'A payment in a month is worth so much less than one today. 1% a month is 12.7% a year.', used: CLV_SCREENS },
      { id: 'clvHorizon', label: 'Horizon', unit: 'months', min: 1, max: 240, whole: true, text: 'Months of future payments that count in a lifetime value; what comes later counts as nothing.', used: CLV_SCREENS },
    ],
  },
  {
    title: 'What an offer can do',
    fields: [
      { id: 'leaveWithin', label: 'Leaving within', unit: 'months', min: 1, max: 24, whole: true, text: 'A departure within so many months is one that an offer made today could prevent.', used: ['/customers', '/plan'] },
      { id: 'acceptance', label: 'Acceptance by those who would have stayed', unit: 'percent', min: 0, max: 1, text: 'Share of the contacted customers who would have stayed anyway and take the incentive all the same: money given away. An offer with a share of its own uses that.', used: ['/customers', '/plan'] },
    ],
  },
  {
    title: 'Risk bands',
    fields: [
      { id: 'riskBands/low', label: 'Low from', unit: 'percent', min: 0, max: 1, text: BANDS_TEXT, used: ['/customers', '/segments'] },
      { id: 'riskBands/medium', label: 'Medium from', unit: 'percent', min: 0, max: 1, text: BANDS_TEXT, used: ['/customers', '/segments'] },
      { id: 'riskBands/high', label: 'High from', unit: 'percent', min: 0, max: 1, text: BANDS_TEXT, used: ['/customers', '/segments'] },
    ],
  },
  {
    title: 'The campaign that the model is judged by',
    fields: [
      { id: 'campaign/contactCost', label: 'Cost of a contact', unit: 'money', min: 0, max: 1e9, text: 'Paid for each contacted customer. Only the profit in hindsight of the model page uses it; each offer has a cost of its own.', used: ['/model'] },
      { id: 'campaign/incentiveCost', label: 'Cost of the incentive', unit: 'money', min: 0, max: 1e9, text: 'Paid for each contacted customer who accepts. Only the profit in hindsight of the model page uses it.', used: ['/model'] },
      { id: 'campaign/saveRate/a', label: 'Save rate, a', unit: 'none', min: 0.01, max: 1e6, text: RATE_TEXT, used: ['/model'] },
      { id: 'campaign/saveRate/b', label: 'Save rate, b', unit: 'none', min: 0.01, max: 1e6, text: RATE_TEXT, used: ['/model'] },
    ],
  },
];

export const FIELDS = FIELD_GROUPS.flatMap(({ fields }) => fields);

export function valueOf(values: object, { id }: Pick<AssumptionField, 'id'>): number {
  return id.split('/').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], values) as number;
}

const isPercent = ({ unit }: AssumptionField) => unit === 'percent' || unit === 'percentPerMonth';

/** As it stands in its field: 0.6 → "60" where the unit is percent. */
export function typedText(field: AssumptionField, value: number): string {
  return String(isPercent(field) ? Number((value * 100).toPrecision(12)) : value);
}

/** The values that a form asks for, or what is wrong with it by field. Fields that it does not have stay as they are. */
export function readTyped(typed: Readonly<Record<string, string>>, inUse: Changeable): { values: AssumptionOverrides } | { errors: Record<string, string> } {
  const values = structuredClone(inUse);
  const errors: Record<string, string> = {};
  for (const field of FIELDS) {
    const text = typed[field.id]?.trim();
    // What nobody touched stays to the last digit.
    if (text === undefined || text === typedText(field, valueOf(inUse, field))) continue;
    const value = readNumber(field, text);
    if (value === null) errors[field.id] = `Enter ${rangeText(field)}; got “${text.slice(0, 30)}”.`;
    else setValue(values, field.id, value);
  }
  const { low, medium, high } = values.riskBands;
  if (low >= medium) errors['riskBands/medium'] ??= `Medium must begin above low (${typedText(FIELDS[0]!, low)}%).`;
  if (medium >= high) errors['riskBands/high'] ??= `High must begin above medium (${typedText(FIELDS[0]!, medium)}%).`;
  return Object.keys(errors).length > 0 ? { errors } : { values };
}

function readNumber(field: AssumptionField, text: string): number | null {
  const digits = text.replace(isPercent(field) ? /\s*%$/ : /^[€$£]\s*/, '');
  if (!/^\d{1,12}(\.\d{1,12})?$/.test(digits)) return null;
  const value = isPercent(field) ? Number((Number(digits) / 100).toPrecision(12)) : Number(digits);
  return value >= field.min && value <= field.max && (!field.whole || Number.isInteger(value)) ? value : null;
}

function rangeText(field: AssumptionField): string {
  const from = typedText(field, field.min);
  const kind = field.whole ? 'a whole number' : isPercent(field) ? 'a percentage' : 'a number';
  return field.max >= 1e6 ? `${kind} of ${from} or more` : `${kind} from ${from} to ${formatNumber(Number(typedText(field, field.max)))}`;
}

function setValue(values: object, id: string, value: number): void {
  const path = id.split('/');
  const last = path.pop()!;
  const part = path.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, values as Record<string, unknown>);
  part[last] = value;
}
