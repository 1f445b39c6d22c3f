import { categoryLabel, type Dataset } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import type { CategorySpec, ColumnSpec, NumberSpec } from '@/lib/dataset/schema';
import { formatMoney, formatNumber, formatProbability, formatWithUnit } from '@/lib/format';
import type { Trait } from './traits';

type Told = Pick<Trait, 'column' | 'label' | 'category' | 'direction' | 'inGroup' | 'others'>;

/** "Support calls 4.1 in 90 days, others 1.2", "Contract Month-to-month 92%, others 41%" */
export function traitText(trait: Told, { dictionary }: Dataset): string {
  const spec = specOf(dictionary.columns, trait);
  if (spec.type === 'category') {
    return `${spec.label} ${categoryLabel(spec, trait.category ?? '')} ${shareText(trait.inGroup)}, others ${shareText(trait.others)}`;
  }
  const [own, others] = meanTexts(trait.inGroup, trait.others, spec, dictionary.currency);
  return `${spec.label} ${own}, others ${others}`;
}

function specOf(columns: readonly ColumnSpec[], { column }: Told): NumberSpec | CategorySpec {
  const spec = columns.find(({ name }) => name === column);
  if (!spec || spec.type === 'date' || spec.type === 'text') throw new RangeError(`A trait is of a feature of the dataset: got ${column}`);
  return spec;
}

/** Of none and of all it is exact. */
function shareText(share: number): string {
  return share === 0 || share === 1 ? `${share * 100}%` : formatProbability(share);
}

/** Two means, the first with its unit, to as many digits as tell them apart. */
function meanTexts(own: number, others: number, { unit }: NumberSpec, currency: string): [own: string, others: string] {
  if (unit.startsWith('currency')) return [formatWithUnit(own, unit, currency), formatMoney(others, currency)];
  const size = Math.max(Math.abs(own), Math.abs(others));
  let digits = size >= 100 ? 0 : 1;
  while (digits < 8 && formatNumber(own, digits) === formatNumber(others, digits)) digits++;
  const text = formatNumber(own, digits);
  return [unit ? `${text} ${unit}` : text, formatNumber(others, digits)];
}

/** A trait as part of a name, as it stands within a sentence: in full, and as short as it can be understood. */
export interface TraitName { full: string; short: string }

/** What a column is called after the thing itself: "Internet service" → "internet". */
const GENERIC = /\s+(service|method|type|kind|category|class|status|option|name)$/i;
const YES = /^(yes|true|y|1)$/i;
const NO = /^(no|false|n|0|none)$/i;

/**
 * A trait in a few words, of any dictionary: "high monthly charge", "many support calls", "two year contract", "no tech support",
 * "region 3".
 *
 * @example traitName({ column: 'plan', category: 'Basic', … }, dataset).full // "Basic plan"
 */
export function traitName(trait: Told, { dictionary }: Dataset): TraitName {
  const spec = specOf(dictionary.columns, trait);
  if (spec.type === 'category') return categoryName(spec, trait.category ?? '');
  // Things that are counted are many; what is measured is high.
  const counted = spec.type === 'integer' && !spec.unit.startsWith('currency') && /[^su]s$/i.test(spec.label);
  const level = trait.direction === 'higher' ? (counted ? 'many' : 'high') : counted ? 'few' : 'low';
  return same(`${level} ${labelWithin(spec.label)}`);
}

function categoryName(spec: CategorySpec, value: string): TraitName {
  const text = categoryLabel(spec, value);
  const label = labelWithin(spec.label);
  if (YES.test(text)) return same(label);
  if (NO.test(text)) return same(`no ${label}`);
  const within = lowerPhrase(text);
  const noun = label.replace(GENERIC, '');
  // "No internet" of "Tech support" says it all.
  if (/^(no|not|without)\s/i.test(text) || sharesWord(text, noun)) return same(within);
  if (/^[\d\W]+$/.test(text) || text.length === 1) return same(`${noun} ${text}`);
  // One word ("Basic") needs to be told what it is; two ("Electronic check") can do without.
  const full = `${within} ${noun}`;
  return { full, short: /\s/.test(text) ? within : full };
}

/** A category in small letters, to see whether two columns say the same by it; empty where it says nothing without its column ("Yes", "2"). */
export function categoryWords(category: string, column: string, { dictionary }: Dataset): string {
  const spec = dictionary.columns.find(({ name }) => name === column);
  const text = spec?.type === 'category' ? categoryLabel(spec, category) : category;
  return YES.test(text) || NO.test(text) || text.length < 4 ? '' : text.toLowerCase();
}

function sharesWord(text: string, noun: string): boolean {
  const words = (sentence: string) => sentence.toLowerCase().split(/\P{L}+/u).filter((word) => word.length > 2);
  return words(text).some((word) => words(noun).includes(word));
}

const same = (text: string): TraitName => ({ full: text, short: text });
const lowerInitial = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** A category loses its capital only where that is one of sentence case ("Two year"): "Germany", "DSL" and "New York" may be names. */
function lowerPhrase(text: string): string {
  const [first, ...later] = text.split(/[\s-]+/);
  const isPhrase = later.length > 0 && !/^\p{Lu}\p{Lu}/u.test(first!) && !later.some((word) => /^\p{Lu}/u.test(word));
  return isPhrase ? lowerInitial(text) : text;
}
