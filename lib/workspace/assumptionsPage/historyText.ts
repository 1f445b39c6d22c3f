import { formatMoney, formatMonths, formatNumber } from '@/lib/format';
import type { OffersFile } from '@/lib/retention/offersSchema';
import type { Change } from '@/lib/workspace/settings';
import { FIELDS, type AssumptionField } from './fields';
import { incentiveText } from './offerText';
import type { Difference } from './overrides';

const NONE = 'none';

/** Fields of offers and channels, in words. */
const PARTS: Record<string, string> = {
  name: 'name', script: 'script', channel: 'channel', when: 'conditions', answers: 'what it answers', contactCost: 'contact cost', incentive: 'incentive',
  saveRate: 'save rate', acceptance: 'acceptance', origin: 'origin of the save rate', label: 'name', perDay: 'contacts a day',
};

/** What was changed, in words: "Gross margin", "Service recovery call: save rate". */
export function whatText(what: string, { offers, channels }: OffersFile): string {
  const [list, id, part] = what.split('/');
  if (list === 'campaign' && id === 'saveRate') return 'Campaign: save rate';
  const field = FIELDS.find((candidate) => candidate.id === what);
  if (field) return what.startsWith('riskBands') ? `Risk bands: ${field.label.toLowerCase()}` : what.startsWith('campaign') ? `Campaign: ${field.label.toLowerCase()}` : field.label;
  const name = list === 'offers' ? (offers.find((offer) => offer.id === id)?.name ?? id) : (channels.find((channel) => channel.id === id)?.label ?? id);
  return `${name}${part ? `: ${PARTS[part] ?? part}` : list === 'channels' ? ' (channel)' : ' (offer)'}`;
}

/** One side of a change, as it is printed. */
export function valueText({ what }: Pick<Difference, 'what'>, value: Change['before'], currency: string): string {
  if (value === null) return NONE;
  const field = FIELDS.find(({ id }) => id === what);
  if (field && typeof value === 'number') return printed(field, value, currency);
  if (typeof value === 'number') return what.endsWith('acceptance') ? `${formatNumber(value * 100)}%` : what.endsWith('Cost') ? formatMoney(value, currency) : formatNumber(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && !Array.isArray(value)) {
    const { name, label, a, b, fixed, shareOfCharge, months, kind, campaign, n } = value;
    if (typeof a === 'number' && typeof b === 'number') return `Beta(${formatNumber(a)}, ${formatNumber(b)})`;
    if (typeof fixed === 'number') return formatMoney(fixed, currency);
    if (typeof shareOfCharge === 'number') return incentiveText({ shareOfCharge, months: Number(months) }, currency);
    if (typeof kind === 'string') return kind === 'assumed' ? kind : `measured in ${String(campaign)}, n = ${String(n)}`;
    if (typeof (name ?? label) === 'string') return String(name ?? label);
  }
  return JSON.stringify(value);
}

/** A value of the assumptions with its unit. */
export function printed({ unit }: Pick<AssumptionField, 'unit'>, value: number, currency: string): string {
  switch (unit) {
    case 'percent': return `${formatNumber(value * 100)}%`;
    case 'percentPerMonth': return `${formatNumber(value * 100)}% a month`;
    case 'months': return formatMonths(value);
    case 'money': return formatMoney(value, currency);
    case 'none': return formatNumber(value);
  }
}

/** "23 Nov 2026, 14:05 UTC": the server does not know the reader's clock. */
export function whenText(iso: string): string {
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(new Date(iso));
  return `${date.replace('Sept', 'Sep')} UTC`;
}
