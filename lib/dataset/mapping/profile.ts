import { columnNames } from '@/lib/dataset/reading/columnNames';
import { trimCell } from '@/lib/dataset/reading/trimCell';
import type { DateFormat } from '@/lib/dataset/reading/schema';
import { createRandom } from '@/lib/stats/random';
import { charactersOf, DIGIT, INNER_SIGN, OTHER, POINT, POINTS, SLASH } from './characters';
import { dateForms } from './dateForms';
import { DistinctCounter } from './distinct';
import { missingKind } from './missingTokens';
import { numberForms } from './numberForms';

/** The cells of a column that are numbers under one decimal mark. */
export interface NumberTally {
  cells: number;
  whole: number;
  negative: number;
  min: number;
  max: number;
  /** Thousands mark → cells that are grouped by it. */
  grouped: Record<string, number>;
}

/** The cells of a column that fit a date format; days since 1970-01-01. */
export interface DateTally { cells: number; min: number; max: number }

/** What the cells of one column look like. Plain data: it can be written to disk and read again. Counts are of cells unless said otherwise. */
export interface ColumnProfile {
  name: string;
  cells: number;
  /** Nothing but spaces. */
  empty: number;
  /** Texts that may mean "no value", in lower case → cells. */
  tokens: Record<string, number>;
  /** Different values, empty ones aside; an estimate where `distinctIsExact` is false. */
  distinct: number;
  distinctIsExact: boolean;
  /** Whether some value occurs twice. */
  repeats: boolean;
  /** Value (trimmed, at most 200 characters) and cells, most frequent first; at most 10,000. */
  values: [value: string, cells: number][];
  /** By decimal mark; a cell such as "12" or "1,234" counts under both. */
  numbers: { '.': NumberTally; ',': NumberTally };
  /** Numbers under at least one mark. */
  numeric: number;
  /** Numbers under both marks that differ: "1,234". */
  ambiguousNumbers: number;
  /** Whole numbers with a leading zero, as codes have them. */
  padded: number;
  /** What stands beside numbers → cells. */
  affixes: Record<string, number>;
  dates: Partial<Record<DateFormat, DateTally>>;
  /** Cells that fit at least one date format. */
  dated: number;
  /** Cells of four words or more. */
  sentences: number;
  emails: number;
  longest: number;
}

export interface FileProfile {
  /** What is read otherwise than it is written, a sentence each. */
  notes: string[];
  rows: number;
  /** Rows whose number of cells is not the header's; they are in no column's counts. */
  raggedRows: number;
  columns: ColumnProfile[];
  /** Rows drawn evenly from the whole file by a fixed seed, cells trimmed. */
  sample: string[][];
}

const SAMPLE_ROWS = 2000;
const SEED = 20_240_229;

const tally = (): NumberTally => ({ cells: 0, whole: 0, negative: 0, min: Infinity, max: -Infinity, grouped: {} });

/** Gathers what the cells of one column look like, cell by cell. Each different value is looked at once, however often it occurs. */
export class ColumnProfiler {
  private readonly profile: ColumnProfile;
  private readonly distinct: DistinctCounter;

  constructor(name: string) {
    this.profile = {
      name, cells: 0, empty: 0, tokens: {}, distinct: 0, distinctIsExact: true, repeats: false, values: [], numbers: { '.': tally(), ',': tally() },
      numeric: 0, ambiguousNumbers: 0, padded: 0, affixes: {}, dates: {}, dated: 0, sentences: 0, emails: 0, longest: 0,
    };
    this.distinct = new DistinctCounter((value) => this.look(value, 1));
  }

  add(raw: string): void {
    this.profile.cells++;
    const text = trimCell(raw);
    if (text === '') this.profile.empty++;
    else this.distinct.add(text);
  }

  /** To be called once, after the last cell. */
  finish(): ColumnProfile {
    for (const [value, { count }] of this.distinct.counts) this.look(value, count);
    // What has a NUL in it is no value: its row is refused.
    const values = [...this.distinct.counts].filter(([value]) => !value.includes('\0')).map(([value, { count }]): [string, number] => [value, count]);
    values.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
    return Object.assign(this.profile, { values, distinct: this.distinct.distinct, distinctIsExact: this.distinct.isExact, repeats: this.distinct.repeats });
  }

  private look(text: string, cells: number): void {
    const { profile } = this;
    if (text.length > profile.longest) profile.longest = text.length;
    // The longest text that can say "no value".
    if (text.length <= 20 && missingKind(text)) tallyUp(profile.tokens, text.toLowerCase(), cells);
    const kinds = text.length <= 60 ? charactersOf(text) : OTHER;
    if (kinds & DIGIT) {
      const mayBeDate = kinds & (INNER_SIGN | SLASH | POINTS | OTHER) || (kinds === DIGIT && (text.length >= 8 || text.length === 5)) || text.length >= 11 || (kinds === (DIGIT | POINT) && text.charCodeAt(5) === 46);
      const isDate = mayBeDate && isDigit(text.charCodeAt(0)) && this.lookAtDate(text, cells);
      // No number has a minus or a slash inside, but in what stands beside it: "5 €/month".
      if (!(kinds & (INNER_SIGN | SLASH)) || (kinds & OTHER && !isDate)) this.lookAtNumber(text, kinds, cells);
    }
    if (!(kinds & OTHER)) return;
    if (/^\S+\s+\S+\s+\S+\s+\S/.test(text)) profile.sentences += cells;
    if (text.includes('@') && /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(text)) profile.emails += cells;
  }

  /** Whole numbers and money, which are most, need none of the patterns. */
  private lookAtPlainNumber(text: string, point: number, cells: number): void {
    const { numbers } = this.profile;
    const value = Number(text);
    this.profile.numeric += cells;
    add(numbers['.'], value, '', cells);
    if (point >= 0) return;
    add(numbers[','], value, '', cells);
    const first = text.charCodeAt(0);
    const start = first === 45 || first === 43 ? 1 : 0;
    if (text.charCodeAt(start) === 48 && text.length > start + 1) this.profile.padded += cells;
  }

  private lookAtNumber(text: string, kinds: number, cells: number): void {
    const { profile } = this;
    const point = kinds === DIGIT ? -1 : text.indexOf('.');
    const decimals = text.length - 1 - point;
    if (kinds === DIGIT || (kinds === (DIGIT | POINT) && point > 0 && isDigit(text.charCodeAt(point - 1)) && decimals > 0 && decimals !== 3)) {
      this.lookAtPlainNumber(text, point, cells);
      return;
    }
    const forms = numberForms(text);
    if (!forms) return;
    profile.numeric += cells;
    if (forms.point !== null) add(profile.numbers['.'], forms.point, forms.pointThousands, cells);
    if (forms.comma !== null) add(profile.numbers[','], forms.comma, forms.commaThousands, cells);
    if (forms.point !== null && forms.comma !== null && forms.point !== forms.comma) profile.ambiguousNumbers += cells;
    if (forms.padded) profile.padded += cells;
    if (forms.prefix) tallyUp(profile.affixes, forms.prefix, cells);
    if (forms.suffix) tallyUp(profile.affixes, forms.suffix, cells);
  }

  private lookAtDate(text: string, cells: number): boolean {
    const { profile } = this;
    const forms = dateForms(text);
    if (forms.length === 0) return false;
    profile.dated += cells;
    for (const [format, day] of forms) {
      const seen = (profile.dates[format] ??= { cells: 0, min: day, max: day });
      seen.cells += cells;
      if (day < seen.min) seen.min = day;
      if (day > seen.max) seen.max = day;
    }
    return true;
  }
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** What a dictionary can hold: beyond it a number is a code, or a slip like 1e308, which must not hide what the others are. */
const MOST = 1e12;

function add(numbers: NumberTally, value: number, thousands: string, cells: number): void {
  if (Math.abs(value) > MOST) return;
  numbers.cells += cells;
  if (Number.isInteger(value)) numbers.whole += cells;
  if (value < 0) numbers.negative += cells;
  if (value < numbers.min) numbers.min = value;
  if (value > numbers.max) numbers.max = value;
  if (thousands) tallyUp(numbers.grouped, thousands, cells);
}

function tallyUp(counts: Record<string, number>, key: string, cells: number): void {
  counts[key] = (counts[key] ?? 0) + cells;
}

/**
 * Looks through all rows of a file once, in memory that does not grow with them.
 *
 * @param rows without the header
 */
export async function profileRows(header: readonly string[], rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): Promise<FileProfile> {
  const { names, notes } = columnNames(header);
  const profilers = names.map((name) => new ColumnProfiler(name));
  const random = createRandom(SEED);
  const sample: string[][] = [];
  let [all, ragged] = [0, 0];
  for await (const cells of rows) {
    all++;
    if (cells.length !== header.length) {
      ragged++;
      continue;
    }
    for (let i = 0; i < profilers.length; i++) profilers[i]!.add(cells[i]!);
    // Reservoir sampling, Vitter's algorithm R: each row so far is in the sample with the same chance.
    const seen = all - ragged;
    const place = seen <= SAMPLE_ROWS ? seen - 1 : Math.floor(random() * seen);
    if (place < SAMPLE_ROWS) sample[place] = cells.map((cell) => trimCell(cell).slice(0, 200));
  }
  return { notes, rows: all, raggedRows: ragged, columns: profilers.map((profiler) => profiler.finish()), sample };
}
