import type { Offer, OfferCondition, OffersFile } from '@/lib/retention/offersSchema';
import { typedNumber } from './offerDraftRead';

/** An offer as it stands in its form: all text, because that is what people type. */
export interface OfferDraft {
  name: string;
  script: string;
  channel: string;
  contactCost: string;
  incentive: 'fixed' | 'share';
  amount: string;
  /** In percent. */
  share: string;
  months: string;
  a: string;
  b: string;
  /** In percent; empty where the usual share counts. */
  acceptance: string;
  origin: 'assumed' | 'measured';
  campaign: string;
  n: string;
  answers: string[];
  when: ConditionDraft[];
}

/** A condition: what it is about, and a range, categories or a rank, whichever that asks for. */
export interface ConditionDraft {
  /** "role:tenure", "column:NAME" (of numbers), "in:NAME" (of categories), "estimate:clv" or "reason:NAME". */
  about: string;
  atLeast: string;
  atMost: string;
  in: string[];
  among: string;
}

export const NEW_CONDITION: ConditionDraft = { about: '', atLeast: '', atMost: '', in: [], among: '3' };

export function newDraft({ channels }: OffersFile): OfferDraft {
  return {
    name: '', script: '', channel: channels[0]?.id ?? '', contactCost: '5', incentive: 'fixed', amount: '0', share: '10', months: '6', a: '3', b: '12', acceptance: '',
    origin: 'assumed', campaign: '', n: '', answers: [], when: [],
  };
}

export function draftOf(offer: Offer): OfferDraft {
  const { incentive, origin } = offer;
  return {
    ...newDraft({ formatVersion: 1, channels: [], offers: [] }),
    name: offer.name, script: offer.script, channel: offer.channel, contactCost: String(offer.contactCost),
    ...('fixed' in incentive ? { incentive: 'fixed' as const, amount: String(incentive.fixed) } : { incentive: 'share' as const, share: typedNumber(incentive.shareOfCharge * 100), months: String(incentive.months) }),
    a: typedNumber(offer.saveRate.a), b: typedNumber(offer.saveRate.b), acceptance: offer.acceptance === undefined ? '' : typedNumber(offer.acceptance * 100),
    origin: origin.kind,
    ...(origin.kind === 'measured' && { campaign: origin.campaign, n: String(origin.n) }),
    answers: offer.answers,
    when: offer.when.map(conditionDraft),
  };
}

function conditionDraft(condition: OfferCondition): ConditionDraft {
  if ('reason' in condition) return { ...NEW_CONDITION, about: `reason:${condition.reason}`, among: String(condition.among) };
  if ('in' in condition) return { ...NEW_CONDITION, about: `in:${condition.column}`, in: condition.in };
  const about = 'estimate' in condition ? `estimate:${condition.estimate}` : typeof condition.of === 'string' ? `role:${condition.of}` : `column:${condition.of.column}`;
  // A chance is typed in percent, as it is read.
  const text = (end: number | undefined) => (end === undefined ? '' : about === 'estimate:probability' ? typedNumber(end * 100) : typedNumber(end));
  return { ...NEW_CONDITION, about, atLeast: text(condition.atLeast), atMost: text(condition.atMost) };
}

const TEXTS = ['name', 'script', 'channel', 'contactCost', 'amount', 'share', 'months', 'a', 'b', 'acceptance', 'campaign', 'n'] as const;
const MOST_ROWS = 8;

/** The draft that a form carries. Whatever else it carries is left alone: a draft is only text, and is held against the schema when it is read. */
export function draftOfForm(form: FormData): OfferDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 2000) : '';
  };
  const list = (name: string) => form.getAll(name).filter((value) => typeof value === 'string').slice(0, 200);
  const when = Array.from({ length: MOST_ROWS }, (_, i) => `when.${i}`).filter((row) => form.has(`${row}.about`))
    .map((row): ConditionDraft => ({ about: text(`${row}.about`), atLeast: text(`${row}.atLeast`), atMost: text(`${row}.atMost`), in: list(`${row}.in`), among: form.has(`${row}.among`) ? text(`${row}.among`) : NEW_CONDITION.among }));
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Pick<OfferDraft, (typeof TEXTS)[number]>),
    incentive: text('incentive') === 'share' ? 'share' : 'fixed',
    origin: text('origin') === 'measured' ? 'measured' : 'assumed',
    answers: list('answers'),
    when,
  };
}
