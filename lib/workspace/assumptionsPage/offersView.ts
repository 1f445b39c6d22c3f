import { categoryLabel } from '@/lib/dataset/dataset';
import { FEATURE_ROLES } from '@/lib/dataset/schema';
import type { Offer } from '@/lib/retention/offersSchema';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues } from '@/lib/workspace/offers/offerValues';
import { bestOffers } from './bestValue';

/** One offer in the list of all. */
export interface ListedOffer {
  offer: Offer;
  channel: string;
  /** Its conditions in words; empty where it is for everyone. */
  conditions: string[];
  /** What the dataset lacks for it; null where it applies. */
  lacks: string | null;
  /** Active customers who meet its conditions, and for whom it is the best and better than nothing; null where not known (yet). */
  eligible: number | null;
  best: number | null;
}

/** All offers in the order of the file. */
export function listedOffers(workspace: Workspace, reasons: CustomerReasons | null): ListedOffer[] {
  const { offersFile, offers: { applicable, absent }, activeRows } = workspace;
  const values = reasons && offerValues(workspace, reasons);
  const best = reasons && bestOffers(workspace, reasons);
  return offersFile.offers.map((offer): ListedOffer => {
    const place = applicable.findIndex((candidate) => candidate.offer.id === offer.id);
    const eligible = values && place >= 0 ? activeRows.reduce((count, _, i) => count + Number(!Number.isNaN(values.value[i * values.offers + place]!)), 0) : null;
    return {
      offer,
      channel: offersFile.channels.find(({ id }) => id === offer.channel)!.label,
      conditions: applicable[place]?.conditions.map(({ text }) => text) ?? [],
      lacks: absent.find((candidate) => candidate.offer.id === offer.id)?.lacks ?? null,
      eligible,
      best: best && place >= 0 ? best.offer.reduce((count, chosen) => count + Number(chosen === place), 0) : null,
    };
  });
}

/** What a condition may be about, and what it asks for. */
export interface ConditionTopic {
  about: string;
  label: string;
  group: string;
  kind: 'range' | 'categories' | 'rank';
  /** After the fields of a range. */
  unit: string;
  categories: { value: string; label: string }[];
}

/** The topics that this dataset has. */
export function conditionTopics({ dataset: { columns, dictionary }, model }: Workspace): ConditionTopic[] {
  const features = [...columns.values()].filter(({ spec }) => FEATURE_ROLES.includes(spec.role));
  const topic = (about: string, label: string, group: string, kind: ConditionTopic['kind'], more: Partial<ConditionTopic> = {}): ConditionTopic => ({ about, label, group, kind, unit: '', categories: [], ...more });
  const unitText = (unit: string) => unit.replace('currency/month', `${dictionary.currency} a month`).replace('currency', dictionary.currency);
  return [
    ...features.flatMap((column) => {
      const { spec } = column;
      if (column.kind === 'category') {
        return [topic(`in:${spec.name}`, spec.label, 'Details', 'categories', { categories: column.spec.categories.map((value) => ({ value, label: categoryLabel(column.spec, value) })) })];
      }
      if (column.kind !== 'number') return [];
      const isRole = spec.role === 'tenure' || spec.role === 'monthlyCharge' || spec.role === 'totalCharge';
      return [topic(isRole ? `role:${spec.role}` : `column:${spec.name}`, spec.label, 'Details', 'range', { unit: unitText(column.spec.unit) })];
    }),
    topic('estimate:clv', 'Lifetime value', 'Estimates', 'range', { unit: dictionary.currency }),
    ...(model ? [topic('estimate:probability', 'Probability to leave', 'Estimates', 'range', { unit: '%' })] : []),
    ...features.map(({ spec }) => topic(`reason:${spec.name}`, spec.label, 'Is among the reasons', 'rank')),
  ];
}
