import { offersSchema, type Offer, type OffersFile } from '@/lib/retention/offersSchema';
import type { ConditionDraft, OfferDraft } from './offerDraft';

/** What is wrong with a draft, by the name of its field; "form" is what belongs to none. */
export type DraftErrors = Record<string, string>;

/** Without the digits that binary arithmetic adds. */
export function typedNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Bounds of the number fields, as they are typed. */
const BOUNDS = {
  contactCost: [0, 1e9, false], amount: [0, 1e9, false], share: [0.01, 100, false], months: [1, 60, true], a: [0.01, 1e6, false], b: [0.01, 1e6, false], acceptance: [0, 100, false], n: [1, 1e9, true], among: [1, 10, true],
} as const satisfies Record<string, readonly [min: number, max: number, whole: boolean]>;

/**
 * The offer that a draft describes, or what is wrong with it, field by field.
 *
 * @param id of the offer that it replaces; one that the file does not have is added at its end
 */
export function readDraft(draft: OfferDraft, file: OffersFile, id: string): { file: OffersFile; offer: Offer } | { errors: DraftErrors } {
  const errors: DraftErrors = {};
  const number = (name: keyof typeof BOUNDS, text: string, field: string = name) => {
    const value = parseNumber(text);
    const [min, max, whole] = BOUNDS[name];
    if (value === null || value < min || value > max || (whole && !Number.isInteger(value))) {
      errors[field] = `Enter ${whole ? 'a whole number' : 'a number'} ${max >= 1e6 ? `of ${min} or more` : `from ${min} to ${max}`}; got “${text.slice(0, 30)}”.`;
      return min;
    }
    return value;
  };
  const offer = {
    id,
    name: draft.name,
    script: draft.script,
    channel: draft.channel,
    when: draft.when.map((condition, i) => readCondition(condition, `when.${i}`, errors, (text, field) => number('among', text, field))),
    answers: draft.answers,
    contactCost: number('contactCost', draft.contactCost),
    incentive: draft.incentive === 'fixed' ? { fixed: number('amount', draft.amount) } : { shareOfCharge: Number((number('share', draft.share) / 100).toPrecision(12)), months: number('months', draft.months) },
    saveRate: { a: number('a', draft.a), b: number('b', draft.b) },
    ...(draft.acceptance.trim() !== '' && { acceptance: Number((number('acceptance', draft.acceptance) / 100).toPrecision(12)) }),
    origin: draft.origin === 'assumed' ? { kind: 'assumed' } : { kind: 'measured', campaign: draft.campaign, n: number('n', draft.n) },
  };
  const place = file.offers.findIndex((other) => other.id === id);
  const at = place < 0 ? file.offers.length : place;
  const parsed = offersSchema.safeParse({ ...file, offers: [...file.offers.slice(0, at), offer, ...file.offers.slice(at + 1)] });
  if (!parsed.success) for (const issue of parsed.error.issues) errors[fieldOf(issue.path, at)] ??= wordsFor(issue);
  return parsed.success && Object.keys(errors).length === 0 ? { file: parsed.data, offer: parsed.data.offers[at]! } : { errors };
}

/** A condition as the schema has it; what cannot be read is named in `errors` and left as something that the schema accepts or names itself. */
function readCondition({ about, atLeast, atMost, in: categories, among }: ConditionDraft, field: string, errors: DraftErrors, rank: (text: string, field: string) => number): unknown {
  const [kind, name = ''] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)];
  if (kind === 'reason') return { reason: name, among: rank(among, field) };
  if (kind === 'in') {
    if (categories.length === 0) errors[field] = 'Choose at least one.';
    return { column: name, in: categories };
  }
  if (!['role', 'column', 'estimate'].includes(kind)) {
    errors[field] = 'Choose what the condition is about, or remove it.';
    return { reason: 'none' };
  }
  const scale = about === 'estimate:probability' ? 100 : 1;
  const ends = { atLeast: rangeEnd(atLeast, scale), atMost: rangeEnd(atMost, scale) };
  if (Number.isNaN(ends.atLeast ?? 0) || Number.isNaN(ends.atMost ?? 0)) errors[field] = `Enter numbers; got “${[atLeast, atMost].filter((text) => text.trim() !== '').join('” and “').slice(0, 60)}”.`;
  else if ((ends.atLeast ?? ends.atMost) === undefined) errors[field] = 'Fill in at least one end of the range.';
  else if ((ends.atLeast ?? -Infinity) > (ends.atMost ?? Infinity)) errors[field] = 'The range must rise: from is above to.';
  const range = { ...(ends.atLeast !== undefined && { atLeast: ends.atLeast }), ...(ends.atMost !== undefined && { atMost: ends.atMost }) };
  if (kind === 'estimate') return { estimate: name, ...range };
  return { of: kind === 'role' ? name : { column: name }, ...range };
}

function rangeEnd(text: string, scale: number): number | undefined {
  if (text.trim() === '') return undefined;
  return Number(((parseNumber(text) ?? NaN) / scale).toPrecision(12));
}

/** Number() would read "" as 0 and "0x1f" as 31. */
function parseNumber(text: string): number | null {
  const digits = text.trim().replace(/\s*%$/, '');
  return /^[-−]?\d{1,12}(\.\d{1,12})?$/.test(digits) ? Number(digits.replace('−', '-')) : null;
}

/** The field that a place in the file is edited in. */
function fieldOf(path: readonly PropertyKey[], place: number): string {
  const [list, index, field, part] = path;
  // Of two offers of one name the schema blames the later one, whichever is edited.
  if (list === 'offers' && field === 'name') return 'name';
  if (list !== 'offers' || index !== place || field === undefined) return 'form';
  if (field === 'saveRate') return String(part ?? 'a');
  if (field === 'incentive') return part === 'fixed' ? 'amount' : part === 'months' ? 'months' : part === 'shareOfCharge' ? 'share' : 'amount';
  if (field === 'origin') return part === 'n' ? 'n' : 'campaign';
  return field === 'when' && part !== undefined ? `when.${String(part)}` : String(field);
}

const TOO_LONG = /Too big: expected string to have <=(\d+)/;

function wordsFor({ message }: { message: string }): string {
  const [, most] = TOO_LONG.exec(message) ?? [];
  return most ? `At most ${most} characters.` : message.endsWith('.') ? message : `${message}.`;
}

/** An id that is not taken, from a name. @example newId('Gift!', ['gift']) // "gift-2" */
export function newId(name: string, taken: readonly string[]): string {
  const slug = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 36).replace(/-+$/, '') || 'new';
  for (let i = 1; ; i++) {
    const id = i === 1 ? slug : `${slug}-${i}`;
    if (!taken.includes(id)) return id;
  }
}
