import { columnsByRole, type Column, type Dataset } from '@/lib/dataset/dataset';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { formatMoneyRounded, formatProbability } from '@/lib/format';
import { categoriesText, rangeText } from '@/lib/segments/conditionWords';
import type { Channel, Incentive, Offer, OfferCondition, OffersFile } from './offersSchema';

/** What offers ask of a customer, on file or made up. */
export interface OfferProfile {
  /** The detail in a column, as the file has it; null where there is none. */
  value: (column: string) => number | string | null;
  /** That the model gives; null without a model. */
  probability: number | null;
  /** Of the remaining life; null where it is not known. */
  clv: number | null;
  /** Columns that raise the probability, the strongest first. */
  reasons: readonly string[];
}

/** An offer that knows the dataset's columns. */
export interface ApplicableOffer {
  offer: Offer;
  channel: Channel;
  /** Each condition in words, and whether a customer meets it. */
  conditions: { text: string; holds: (profile: OfferProfile) => boolean }[];
}

export interface OffersOfDataset {
  channels: Channel[];
  applicable: ApplicableOffer[];
  /** Offers that cannot be made with this dataset, each with what they lack. */
  absent: { offer: Offer; lacks: string }[];
}

type Condition = ApplicableOffer['conditions'][number];

/** What a condition asks for, and the dataset does not have. */
interface Lack {
  lacks: string;
}

/** The offers of a file as far as a dataset has the columns they ask for. O(offers × conditions). */
export function offersFor({ channels, offers }: OffersFile, dataset: Dataset): OffersOfDataset {
  const applicable: ApplicableOffer[] = [];
  const absent: OffersOfDataset['absent'] = [];
  for (const offer of offers) {
    const conditions = offer.when.map((condition) => conditionOf(condition, dataset));
    const lack = conditions.find((condition): condition is Lack => 'lacks' in condition) ?? lackOfIncentive(offer.incentive, dataset);
    if (lack) absent.push({ offer, lacks: lack.lacks });
    else applicable.push({ offer, channel: channels.find(({ id }) => id === offer.channel)!, conditions: conditions as Condition[] });
  }
  return { channels, applicable, absent };
}

/** Whether all conditions of an offer hold. */
export function isEligible({ conditions }: ApplicableOffer, profile: OfferProfile): boolean {
  return conditions.every(({ holds }) => holds(profile));
}

/** d, in the dataset's currency: what the incentive costs when it is accepted by somebody with this monthly charge. */
export function incentiveCost(incentive: Incentive, monthlyCharge: number): number {
  return 'fixed' in incentive ? incentive.fixed : incentive.shareOfCharge * incentive.months * monthlyCharge;
}

function lackOfIncentive(incentive: Incentive, dataset: Dataset): Lack | null {
  return 'fixed' in incentive || columnsByRole(dataset, 'monthlyCharge').length > 0 ? null : { lacks: `a column with ${COLUMN_FOR.monthlyCharge}, which its incentive is a share of` };
}

function conditionOf(condition: OfferCondition, dataset: Dataset): Condition | Lack {
  if ('estimate' in condition) return estimateCondition(condition, dataset.dictionary.currency);
  if ('reason' in condition) return reasonCondition(condition, dataset);
  return 'in' in condition ? categoryCondition(condition, dataset) : numberCondition(condition, dataset);
}

function estimateCondition({ estimate, atLeast = -Infinity, atMost = Infinity }: Extract<OfferCondition, { estimate: string }>, currency: string): Condition {
  const value = (number: number) => (estimate === 'clv' ? formatMoneyRounded(number, currency) : formatProbability(number));
  const ends = [...(atLeast > -Infinity ? [`${value(atLeast)} or more`] : []), ...(atMost < Infinity ? [`${value(atMost)} or less`] : [])];
  return {
    text: `${estimate === 'clv' ? 'Lifetime value' : 'Probability to leave'}: ${ends.join(', ')}`,
    holds: (profile) => isWithin(profile[estimate], atLeast, atMost),
  };
}

function reasonCondition({ reason, among }: Extract<OfferCondition, { reason: string }>, { columns }: Dataset): Condition | Lack {
  const column = columns.get(reason);
  if (!column) return { lacks: `a column "${reason}"` };
  return { text: `${column.spec.label} is among the top ${among} reasons`, holds: ({ reasons }) => reasons.slice(0, among).includes(reason) };
}

function categoryCondition({ column: name, in: categories }: Extract<OfferCondition, { in: string[] }>, { columns }: Dataset): Condition | Lack {
  const column = columns.get(name);
  if (column?.kind !== 'category') return { lacks: `a category column "${name}"` };
  const unknown = categories.find((category) => !column.spec.categories.includes(category));
  if (unknown !== undefined) return { lacks: `the category "${unknown}" of ${column.spec.label}` };
  return { text: categoriesText(column.spec, categories), holds: ({ value }) => categories.includes(String(value(name))) };
}

function numberCondition(condition: Extract<OfferCondition, { of: unknown }>, dataset: Dataset): Condition | Lack {
  const { of, atLeast = -Infinity, atMost = Infinity } = condition;
  const column: Column | undefined = typeof of === 'string' ? columnsByRole(dataset, of)[0] : dataset.columns.get(of.column);
  if (column?.kind !== 'number') return { lacks: typeof of === 'string' ? `a column with ${COLUMN_FOR[of]}` : `a number column "${of.column}"` };
  const { name } = column.spec;
  return { text: rangeText(column.spec, condition, dataset.dictionary.currency), holds: ({ value }) => isWithin(value(name), atLeast, atMost) };
}

/** What is not known is within no range. */
function isWithin(value: number | string | null, atLeast: number, atMost: number): boolean {
  return typeof value === 'number' && value >= atLeast && value <= atMost;
}
