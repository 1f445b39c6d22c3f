import { saysNothing } from '@/lib/dataset/cellReader';
import { dateReader } from '@/lib/dataset/reading/dateReader';
import type { CategorySpec, ColumnSpec, Dictionary } from '@/lib/dataset/schema';
import { formatNumber } from '@/lib/format';
import type { DictionaryChange } from './change';
import type { Finding } from './finding';
import { raggedKind } from './raggedKind';
import type { RefusedGroup } from './refusedRows';
import { listed, quoted } from './words';

type Remedy = Finding['remedy'];

/** One value, or one way of writing, explains a group when it has at least this share of its rows. */
const EXPLAINS = 0.9;
/** As many unlisted categories as a reader can look through and accept. */
const FEW_CATEGORIES = 10;
/** Numbers within which a range can be set. */
const WIDEST = 1e12;
/** Texts that say that there is no value. */
const SAYS_NOTHING = /^(n\/?a|n\.a\.|#n\/a|nan|null|none|nil|unknown|missing|undefined|not (available|known|given)|blank|-+|\.+|\?+)$/i;
const DECIMAL_COMMA = /^[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+$/;
const GROUPED_BY_COMMA = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** A number with a sign or a word before or behind it, and nothing else. */
const WITH_AFFIX = /^(?<before>[^\d\s.,+-]{0,10})\s*[+-]?\d[\d.,]*\s*(?<behind>[^\d\s.,]{0,10})$/;

/** What in the dictionary would let these rows in; null where it is the file that must be corrected. */
export function refusalRemedy(dictionary: Dictionary, group: RefusedGroup): Remedy {
  const { reason } = group;
  const ragged = raggedKind(reason);
  if (ragged) return ragged.kind === 'too-many' ? null : { label: ragged.kind === 'too-few' ? 'Take the cells that are lacking for empty' : 'Leave out the empty cells at the end', change: { kind: 'mendRaggedRows' } };
  const spec = dictionary.columns.find(({ name }) => name === group.column);
  if (!spec) return null;
  if (saysNothing(reason) && spec.role === 'churn') return { label: 'Leave out rows that do not say who left', change: { kind: 'leaveOutWithoutOutcome', column: spec.name } };
  if (saysNothing(reason)) return mayBeEmpty(dictionary, spec) ? { label: 'Accept empty cells', change: { kind: 'setNullable', column: spec.name } } : null;
  const nothing = asMissing(dictionary, spec, group);
  if (nothing) return nothing;
  if (reason.startsWith('has a NUL')) return { label: 'Leave the NUL characters out', change: { kind: 'leaveOutNuls' } };
  const wrongDays = ofDays(dictionary, spec, reason);
  if (wrongDays) return wrongDays;
  return ofItsType(spec, group) ?? (mayBeUnreadable(dictionary, spec, reason) ? { label: 'Treat such cells as missing', change: { kind: 'setUnreadable', column: spec.name } } : null);
}

function ofItsType(spec: ColumnSpec, group: RefusedGroup): Remedy {
  const { reason } = group;
  if (reason.startsWith('unknown category') && spec.type === 'category') return category(spec, group);
  if (reason.startsWith('not a number')) return reading(group);
  if (/^(outside|comes to)/.test(reason)) return range(spec, group);
  if (reason.startsWith('not a whole number')) return { label: spec.role === 'tenure' ? 'Count the completed months' : 'Accept fractions', change: { kind: 'acceptFractions', column: spec.name } };
  if (reason.startsWith('not a date') && spec.type === 'date') return monthEnds(spec, group);
  return null;
}

/** Whoever has no id, no outcome or no tenure, or nothing that it is made from, cannot be counted. */
function mayBeEmpty({ columns }: Dictionary, { role }: ColumnSpec): boolean {
  if (role === 'signupDate') return !columns.some(({ derived }) => derived === 'between-dates');
  return role !== 'id' && role !== 'churn' && role !== 'tenure';
}

/** Where whether somebody left, or for how long they stayed, is seen by the day of leaving, one that cannot be read is no customer's. */
function mayBeUnreadable(dictionary: Dictionary, spec: ColumnSpec, reason: string): boolean {
  if (spec.role === 'churnDate' && dictionary.columns.some(({ derived }) => derived === 'between-dates' || derived === 'has-churn-date')) return false;
  return mayBeEmpty(dictionary, spec) && /^(not a|outside|comes to|unknown category)/.test(reason);
}

/** What contradicts the outcome, the snapshot or the other day. */
function ofDays(dictionary: Dictionary, { role }: ColumnSpec, reason: string): Remedy {
  if (role !== 'signupDate' && role !== 'churnDate') return null;
  const mend = (label: string, days: 'missing' | 'swapped'): Remedy => ({ label, change: { kind: 'mendWrongDays', days } });
  const isCounted = dictionary.columns.some(({ derived }) => derived === 'between-dates');
  if (reason.startsWith('has a date, but')) return mend('Take no notice of their day of leaving', 'missing');
  if (reason.startsWith('before the sign-up')) return isCounted ? mend('Let the two days change places', 'swapped') : mend('Treat both days as missing', 'missing');
  return !isCounted && /^(after the snapshot|the customer left, but)/.test(reason) ? mend('Treat the days of these customers as missing', 'missing') : null;
}

/** Days that only their month has not: what else the group has stays refused. */
function monthEnds(spec: Extract<ColumnSpec, { type: 'date' }>, group: RefusedGroup): Remedy {
  const read = dateReader(spec.format ?? 'YYYY-MM-DD', true);
  const slips = group.values.flatMap(([value]) => (read(value) === null ? [] : [quoted(value)]));
  return slips.length > 0 ? { label: `Read ${listed(slips, 2)} as the last day of the month`, change: { kind: 'readMonthEnd', column: spec.name } } : null;
}

function explains({ values, rows }: RefusedGroup, test: (value: string) => boolean): boolean {
  return values.reduce((sum, [value, count]) => sum + (test(value) ? count : 0), 0) >= EXPLAINS * rows;
}

/** One word, again and again, where a number or a date should be, or that says itself that nothing is known. */
function asMissing(dictionary: Dictionary, spec: ColumnSpec, group: RefusedGroup): Remedy {
  const [token = '', rows = 0] = group.values[0] ?? [];
  if (token === '' || token.length > 40 || !mayBeEmpty(dictionary, spec) || rows < EXPLAINS * group.rows) return null;
  // Missing tokens hold for the whole file, where the word may mean something: "None" is an internet service too.
  if (dictionary.columns.some((other) => other.type === 'category' && other.categories.some((known) => known.toLowerCase() === token.toLowerCase()))) return null;
  const isWord = !/\d/.test(token) && /^not a (number|date)/.test(group.reason);
  return isWord || SAYS_NOTHING.test(token) ? { label: `Treat ${quoted(token)} as missing`, change: { kind: 'treatAsMissing', column: spec.name, token } } : null;
}

function category(spec: CategorySpec, group: RefusedGroup): Remedy {
  const spellings = Object.fromEntries(group.values.flatMap(([value]) => {
    const meant = spec.categories.filter((known) => plain(known) === plain(value));
    return meant.length === 1 ? [[value, meant[0]!]] : [];
  }));
  const respelt = Object.keys(spellings);
  // First of all: what is counted as another category is then no longer seen to be this one.
  if (respelt.length > 0) {
    return { label: `Read ${listed(respelt.map((value) => `${quoted(value)} as ${quoted(spellings[value]!)}`), 3)}`, change: { kind: 'addSpellings', column: spec.name, spellings } };
  }
  // Who counts as having left is not to be settled by a default.
  if (spec.role === 'churn') return null;
  const values = group.values.map(([value]) => value).filter((value) => value !== '' && !value.endsWith('…'));
  if (values.length > 0 && values.length <= FEW_CATEGORIES) return { label: `Add ${listed(values.map(quoted), 3)} to its categories`, change: { kind: 'addCategories', column: spec.name, categories: values } };
  const others = spec.others ?? 'Other';
  return { label: `Count all unlisted values as ${quoted(others)}`, change: { kind: 'setOthers', column: spec.name, others } };
}

/** Without case, accents and what stands between words. */
const plain = (text: string) => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** How the file seems to write its numbers. */
function reading(group: RefusedGroup): Remedy {
  const setReading = (label: string, change: Extract<DictionaryChange, { kind: 'setReading' }>['reading']): Remedy => ({ label, change: { kind: 'setReading', reading: change } });
  // "1,234" could be either; what has other than three digits behind the comma settles it.
  const settled = group.values.some(([value]) => DECIMAL_COMMA.test(value) && !GROUPED_BY_COMMA.test(value));
  if (settled && explains(group, (value) => DECIMAL_COMMA.test(value))) {
    const dots = group.values.some(([value]) => value.includes('.'));
    return setReading('Read the comma as the decimal mark', { decimal: ',', thousands: dots ? '.' : '' });
  }
  const grouped = group.values.some(([value]) => GROUPED_BY_COMMA.test(value) && !DECIMAL_COMMA.test(value));
  if (grouped && explains(group, (value) => GROUPED_BY_COMMA.test(value))) return setReading('Read the comma between thousands', { thousands: ',' });
  const affixes = [...new Set(group.values.flatMap(([value]) => Object.values(WITH_AFFIX.exec(value)?.groups ?? {}).filter((affix) => affix !== '')))];
  if (affixes.length > 0 && affixes.length <= 3 && explains(group, (value) => WITH_AFFIX.test(value))) return setReading(`Read numbers without ${listed(affixes.map(quoted))}`, { affixes });
  return null;
}

function range(spec: ColumnSpec, group: RefusedGroup): Remedy {
  if (spec.type !== 'integer' && spec.type !== 'number') return null;
  const values = group.values.map(([value]) => Number(value)).filter(Number.isFinite);
  const [min, max] = [Math.min(spec.min, ...values), Math.max(spec.max, ...values)];
  // A tenure of centuries, like an amount of billions, is an error in the file.
  const isPossible = spec.role === 'tenure' ? min >= 0 && max <= 2400 : Math.max(-min, max) <= WIDEST;
  if (values.length === 0 || !isPossible || (min === spec.min && max === spec.max)) return null;
  return { label: `Accept ${formatNumber(min)} to ${formatNumber(max)}`, change: { kind: 'setRange', column: spec.name, min, max } };
}
