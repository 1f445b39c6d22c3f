import { saysNothing } from '@/lib/dataset/cellReader';
import type { CategorySpec, ColumnSpec, Dictionary } from '@/lib/dataset/schema';
import { formatNumber } from '@/lib/format';
import type { DictionaryChange } from './change';
import type { Finding } from './finding';
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
  const spec = dictionary.columns.find(({ name }) => name === group.column);
  if (!spec) return null;
  const { reason } = group;
  if (saysNothing(reason) && spec.role === 'churn') return { label: 'Leave out rows that do not say who left', change: { kind: 'leaveOutWithoutOutcome', column: spec.name } };
  if (saysNothing(reason)) return mayBeEmpty(spec) ? { label: 'Accept empty cells', change: { kind: 'setNullable', column: spec.name } } : null;
  const nothing = asMissing(dictionary, spec, group);
  if (nothing) return nothing;
  if (reason.startsWith('unknown category') && spec.type === 'category') return category(spec, group);
  if (reason.startsWith('not a number')) return reading(group);
  if (reason.startsWith('outside')) return range(spec, group);
  // The schema wants whole months.
  if (reason.startsWith('not a whole number') && spec.role !== 'tenure') return { label: 'Accept fractions', change: { kind: 'acceptFractions', column: spec.name } };
  return null;
}

/** Whoever has no id, no outcome or no tenure cannot be counted. */
function mayBeEmpty({ role }: ColumnSpec): boolean {
  return role !== 'id' && role !== 'churn' && role !== 'tenure';
}

function explains({ values, rows }: RefusedGroup, test: (value: string) => boolean): boolean {
  return values.reduce((sum, [value, count]) => sum + (test(value) ? count : 0), 0) >= EXPLAINS * rows;
}

/** One word, again and again, where a number or a date should be, or that says itself that nothing is known. */
function asMissing(dictionary: Dictionary, spec: ColumnSpec, group: RefusedGroup): Remedy {
  const [token = '', rows = 0] = group.values[0] ?? [];
  if (token === '' || token.length > 40 || !mayBeEmpty(spec) || rows < EXPLAINS * group.rows) return null;
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
