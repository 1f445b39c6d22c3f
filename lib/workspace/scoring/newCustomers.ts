import type { EncodedFeature, FeatureValues } from '@/lib/churn/encoder';
import { cellReader, type CellReader } from '@/lib/dataset/cellReader';
import { evenCells } from '@/lib/dataset/evenCells';
import { columnNames } from '@/lib/dataset/reading/columnNames';
import { completedMonths, parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { CUSTOMARY_READING } from '@/lib/dataset/reading/schema';
import type { ColumnSpec, Dictionary } from '@/lib/dataset/schema';
import { ScoringError } from './scoringError';
import type { ScoringKit } from './scoringKit';

/** A customer as the model takes them, with what the reader of the answer should know. */
export interface NewCustomer {
  ok: true;
  values: FeatureValues;
  notes: string[];
  /** Whether the file says when they left: then there is nobody to make an offer to. */
  left: boolean;
}

export type NewCustomerResult = NewCustomer | { ok: false; column: string; value: string; reason: string };

/** How rows with one header are read as customers of the model. */
export interface NewCustomers {
  /** A whole row. */
  read: (cells: readonly string[]) => NewCustomerResult;
  /** By feature the place of its cell; behind them that of the day of leaving, where the file has one: a row with such a day must be read as a whole. */
  places: readonly number[];
  /** The value of feature j in this cell; undefined where the row must be read as a whole: it is refused, or something is to be said of the value. */
  cleanValue: (j: number, raw: string) => number | string | null | undefined;
}

/** What is repeated of a cell at most. */
const MOST_SHOWN = 80;

/** How one feature is read out of a row of cells. */
interface FeatureReader {
  feature: EncodedFeature;
  spec: ColumnSpec;
  /** Place of its cell. */
  at: number;
  read: CellReader;
  /** The day of joining in the same cell, where the value is counted from it. */
  readDay?: CellReader;
}

/**
 * Reads rows of a file with this header as customers of the model: its features by the dictionary's names, in any order; whatever else
 * the file has is not looked at. A number that cannot be true is refused; an empty cell and a category that is not known are
 * scored as missing, and said so. A time as a customer that is counted from the day of joining goes up to `today`, or to the day of leaving.
 *
 * @throws ScoringError duplicate-column, missing-columns
 */
export function newCustomers({ dictionary, encoder, today }: Pick<ScoringKit, 'dictionary' | 'encoder' | 'today'>, written: readonly string[]): NewCustomers {
  const header = columnNames(written).names;
  const readers = encoder.map((feature) => readerOf(feature, dictionary, header, today));
  const missing = readers.flatMap((reader) => ('missing' in reader ? [reader.missing] : []));
  if (missing.length > 0) {
    throw new ScoringError('missing-columns', `The file lacks ${missing.map((name) => `"${name}"`).join(', ')}, which the model needs; its header is: ${header.join(', ')}.`, 'Add the columns, with empty cells where nothing is known, or rename those that are called otherwise.');
  }
  // Where the dataset's own file had the name twice too, the first is the first.
  const isKnown = (name: string) => dictionary.columns.some((column) => column.name === name);
  const twice = encoder.find(({ name }) => written.indexOf(name) !== written.lastIndexOf(name) && !isKnown(header[written.lastIndexOf(name)]!));
  if (twice) throw new ScoringError('duplicate-column', `The header has the column "${twice.name}" twice, in places ${written.indexOf(twice.name) + 1} and ${written.lastIndexOf(twice.name) + 1}.`, 'Rename or remove one of them in the file.');
  const features = readers as FeatureReader[];
  const departure = departureIn(dictionary, header);
  const readRow = (cells: readonly string[]): NewCustomerResult => {
    // What goes out is what came in, with more behind it: a row that is uneven would shift that.
    const even = evenCells(cells, header.length, false);
    if (!even.ok) return refuse('', cells.join(','), even.reason);
    const values: Record<string, number | string | null> = {};
    const notes: string[] = [];
    const leaving = departure?.read(cells[departure.at]!);
    const leftOn = leaving?.ok && typeof leaving.value === 'number' ? leaving.value : null;
    if (leftOn !== null) notes.push(`Left on ${toIsoDate(leftOn)}: nothing to offer`);
    for (const { feature, spec, at, read, readDay } of features) {
      const raw = cells[at]!;
      const result = leftOn !== null && readDay ? monthsUpTo(readDay(raw), leftOn) : read(raw);
      const isUnknown = !result.ok && spec.type === 'category' && !raw.includes('\0');
      if (!result.ok && !isUnknown) return refuse(header[at]!, raw, result.reason);
      const value = !result.ok || result.value === null ? null : spec.type === 'category' ? spec.categories[result.value as number]! : result.value;
      values[spec.name] = value;
      const note = noteOf(feature, spec, value, isUnknown ? raw.trim() : null);
      if (note) notes.push(note);
    }
    return { ok: true, values, notes, left: leftOn !== null };
  };
  return { read: readRow, places: [...features.map(({ at }) => at), ...(departure ? [departure.at] : [])], cleanValue: (j, raw) => cleanValue(features[j]!, raw) };
}

/** The value of one cell, or undefined where it is refused or something is to be said of it. */
function cleanValue({ feature, spec, read }: FeatureReader, raw: string): number | string | null | undefined {
  const result = read(raw);
  if (!result.ok) return undefined;
  const value = result.value !== null && spec.type === 'category' ? spec.categories[result.value as number]! : result.value;
  return noteOf(feature, spec, value, null) === null ? value : undefined;
}

function refuse(column: string, value: string, reason: string): NewCustomerResult {
  return { ok: false, column, reason, value: value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value };
}

function readerOf(feature: EncodedFeature, dictionary: Dictionary, header: readonly string[], today: number): FeatureReader | { missing: string } {
  const spec = dictionary.columns.find(({ name }) => name === feature.name);
  if (!spec) throw new RangeError(`The dictionary does not describe the feature "${feature.name}"`);
  const at = header.indexOf(spec.name);
  // Also where a customer file must have a value: whom little is known of is scored all the same.
  if (at >= 0) return { feature, spec, at, read: cellReader({ ...spec, nullable: true }, dictionary.file ?? CUSTOMARY_READING) };
  if (spec.derived !== 'between-dates') return { missing: spec.name };
  const since = monthsSinceSignup(dictionary, header, today);
  // What it is made of is what the file has to have.
  return since ? { feature, spec, ...since } : { missing: dictionary.columns.find(({ role }) => role === 'signupDate')?.name ?? spec.name };
}

/** Where the file says when customers left, and how. */
function departureIn({ columns, file }: Dictionary, header: readonly string[]): Pick<FeatureReader, 'at' | 'read'> | null {
  const churnDate = columns.find(({ role }) => role === 'churnDate');
  const at = churnDate ? header.indexOf(churnDate.name) : -1;
  return churnDate && at >= 0 ? { at, read: cellReader({ ...churnDate, nullable: true }, file ?? CUSTOMARY_READING) } : null;
}

/** A tenure that the file does not have is counted from the sign-up date, as it was in training, up to today: the day of the data may be long ago. */
function monthsSinceSignup({ columns, snapshotDate, file }: Dictionary, header: readonly string[], today: number): Pick<FeatureReader, 'at' | 'read' | 'readDay'> | null {
  const signup = columns.find(({ role }) => role === 'signupDate');
  const at = signup ? header.indexOf(signup.name) : -1;
  if (!signup || snapshotDate === null || at < 0) return null;
  const last = Math.max(parseIsoDate(snapshotDate)!, today);
  const readDay = cellReader({ ...signup, nullable: true }, file ?? CUSTOMARY_READING);
  return { at, readDay, read: (raw) => monthsUpTo(readDay(raw), last) };
}

function monthsUpTo(day: ReturnType<CellReader>, last: number): ReturnType<CellReader> {
  if (!day.ok || typeof day.value !== 'number') return day;
  return day.value > last ? { ok: false, reason: `after ${toIsoDate(last)}` } : { ok: true, value: completedMonths(day.value, last) };
}

/** What the reader should know of a value: that it is not known, filled in, or beyond what the model has seen. */
function noteOf(feature: EncodedFeature, { label }: ColumnSpec, value: number | string | null, unknown: string | null): string | null {
  const filled = feature.missing.as === 'bucket' ? 'scored like customers without a value' : `scored as ${feature.typical}, the ${feature.kind === 'number' ? 'median' : 'commonest'}`;
  if (unknown !== null) return `${label}: "${unknown.slice(0, MOST_SHOWN)}" was not seen before, ${filled}`;
  // A gap that customers on file have too is nothing to remark on.
  if (value === null) return feature.missing.as === 'bucket' ? null : `${label}: empty, ${filled}`;
  if (feature.kind === 'number' && typeof value === 'number' && (value < feature.min || value > feature.max)) return `${label}: ${value} is beyond the customers it learned from (${feature.min} to ${feature.max})`;
  return null;
}
