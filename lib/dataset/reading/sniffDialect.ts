import { DELIMITERS, type Delimiter, type FileReading } from './schema';
import { headerPlace } from './sniffHeader';
import { splitRecords, type SampleRecord, type Split } from './splitRecords';
import type { Ambiguity, SniffedTerm } from './sniffing';

export const DELIMITER_NAMES: Record<Delimiter, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

export interface SniffedDialect {
  delimiter: Delimiter;
  quote: FileReading['quote'];
  skipLines: number;
  /** The header, then the rows of the sample. */
  records: SampleRecord[];
  why: Pick<Record<SniffedTerm, string>, 'delimiter' | 'quote' | 'skipLines'>;
  ambiguous: Ambiguity[];
}

/** "sep=;" in the first line, as spreadsheets write it; a tab stands as itself. */
const NAMED_DELIMITER = /^"?sep=([^\r\n])"?[ ,;\t]*(\r\n|\r|\n|$)/i;

/** A delimiter that fits nearly as well as the best makes the choice one for a person. */
const NEARLY = 0.9;

/**
 * How a file separates and encloses its cells, and where its header stands.
 *
 * Each delimiter is tried. It fits as far as the records it makes are of one width and no cell is left with another delimiter in it:
 * "1,5;2,5" is two decimal commas under semicolons, under commas it leaves "5;2". What stands in quotes does not count.
 *
 * @param text the beginning of the file, without a byte order mark
 * @param complete whether it is the whole file
 */
export function sniffDialect(text: string, complete: boolean): SniffedDialect {
  const named = NAMED_DELIMITER.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const before = named ? 1 : 0;
  const isKnown = (letter: string | undefined): letter is Delimiter => DELIMITERS.some((delimiter) => delimiter === letter);
  const tried = DELIMITERS.map((delimiter) => trial(body, delimiter, complete)).sort((a, b) => b.fit - a.fit || b.width - a.width);
  const best = (isKnown(named?.[1]) && tried.find(({ delimiter }) => delimiter === named[1])) || tried[0]!;
  const ambiguous: Ambiguity[] = [];
  if (named && !isKnown(named[1])) ambiguous.push({ about: 'delimiter', why: `Its first line names "${named[1]}" as delimiter, which cannot be read: save it with commas, semicolons, tabs or bars.` });
  const foreign = best.width > 1 || named ? undefined : foreignDelimiter(best.split.records);
  if (foreign) ambiguous.push({ about: 'delimiter', why: `All of its lines have as many ${foreign}: if they separate its columns, it cannot be read so; save it with commas, semicolons, tabs or bars.` });
  const rival = tried.find((other) => other !== best && other.width > 1 && other.fit >= NEARLY * best.fit);
  if (rival && !named) ambiguous.push({ about: 'delimiter', why: `It can be read by ${DELIMITER_NAMES[best.delimiter]} (${best.width} columns) and nearly as well by ${DELIMITER_NAMES[rival.delimiter]} (${rival.width} columns).` });
  const astray = best.quote === null ? 0 : best.split.stray + best.split.open;
  if (astray > 0) ambiguous.push({ about: 'quote', why: `${astray === 1 ? 'One cell of the sample has a quote that does not enclose it' : `${astray} cells of the sample have quotes that do not enclose them`}: such a row stops the reading, unless the file is read as one without quotes.` });
  const { place } = best;
  const first = best.split.records[place];
  if (place > 0) ambiguous.push({ about: 'skipLines', why: skipReason(best.split.records, place) });
  return {
    delimiter: best.delimiter,
    quote: best.quote,
    // Empty lines above a header are left out without being counted.
    skipLines: before + (place > 0 ? (first?.line ?? 0) : 0),
    records: best.split.records.slice(place),
    why: { delimiter: delimiterReason(best, named?.[1]), quote: quoteReason(best), skipLines: `${named ? 'The first line names the delimiter. ' : ''}${place > 0 ? skipReason(best.split.records, place) : named ? 'The header follows.' : 'The header is the first line that is not empty.'}` },
    ambiguous,
  };
}

interface Trial { delimiter: Delimiter; quote: FileReading['quote']; split: Split; width: number; place: number; fit: number }

function trial(text: string, delimiter: Delimiter, complete: boolean): Trial {
  const { quote, split } = quoting(text, delimiter, complete);
  const { width, place } = headerPlace(split.records);
  const rows = split.records.slice(place);
  const fitting = rows.filter(({ cells }) => cells.length === width);
  const cells = fitting.flatMap((record) => record.cells.filter((_, i) => !record.enclosed[i]));
  const others = DELIMITERS.filter((other) => other !== delimiter);
  const torn = cells.filter((cell) => others.some((other) => cell.includes(other)) && !isNumberLike(cell));
  const fit = width < 2 ? 0 : (fitting.length / Math.max(1, rows.length)) * (1 - torn.length / Math.max(1, cells.length) / 2);
  return { delimiter, quote, split, width, place, fit };
}

/** Delimiters of other programs, which are not read. */
const FOREIGN: Record<string, string> = { ' ': 'spaces', ':': 'colons', '^': 'carets ("^")', '~': 'tildes ("~")', '¦': 'broken bars ("¦")', '\x01': 'signs of the code 1' };

/** What stands equally often in each of several records of one cell, or undefined. */
function foreignDelimiter(records: readonly SampleRecord[]): string | undefined {
  const counts = (letter: string) => new Set(records.map(({ cells }) => cells.join('').split(letter).length - 1));
  const found = records.length < 3 ? undefined : Object.keys(FOREIGN).find((letter) => counts(letter).size === 1 && !counts(letter).has(0));
  return found && FOREIGN[found];
}

/** Digits with marks between and signs beside them, a comma among them. */
const isNumberLike = (cell: string) => cell.length < 40 && /\d/.test(cell) && !/[\p{L};|\t]/u.test(cell);

/** Double quotes unless they enclose nothing: then single ones that enclose a cell in half of the records; none where quotes stand only within texts. */
function quoting(text: string, delimiter: Delimiter, complete: boolean): Pick<Trial, 'quote' | 'split'> {
  const double = splitRecords(text, { delimiter, quote: '"' }, complete);
  if (double.enclosed > 0) return { quote: '"', split: double };
  const single = splitRecords(text, { delimiter, quote: "'" }, complete);
  if (single.stray === 0 && single.open === 0 && single.records.filter(({ enclosed }) => enclosed.includes(true)).length * 2 > single.records.length) return { quote: "'", split: single };
  return double.stray === 0 || double.open > 0 ? { quote: '"', split: double } : { quote: null, split: splitRecords(text, { delimiter, quote: null }, complete) };
}

function delimiterReason({ delimiter, width, fit, split, place }: Trial, named: string | undefined): string {
  if (named === delimiter) return `Its first line says so (sep=${delimiter === '\t' ? 'tab' : delimiter}).`;
  if (width < 2) return 'No comma, semicolon, tab or bar separates its lines alike: it has one column.';
  const rows = split.records.length - place;
  const fitting = split.records.slice(place).filter(({ cells }) => cells.length === width).length;
  return `Separated by ${DELIMITER_NAMES[delimiter]}, ${fitting === rows ? 'all' : `${fitting} of`} ${rows} rows of the sample have ${width} cells${fit < 1 && fitting === rows ? ', some with other marks in them' : ''}.`;
}

function quoteReason({ quote, split }: Trial): string {
  const cells = split.enclosed === 1 ? '1 cell' : `${split.enclosed} cells`;
  if (quote === null) return 'The quotes in the sample enclose no cell, and so are letters like others.';
  if (split.enclosed === 0) return 'No cell of the sample is quoted; double quotes are customary.';
  return `${quote === '"' ? 'Double' : 'Single'} quotes enclose ${cells} of the sample.`;
}

function skipReason(records: readonly SampleRecord[], place: number): string {
  const title = records[0]!.cells.join(' ').trim().slice(0, 60);
  return `${place === 1 ? 'One line stands' : `${place} lines stand`} before the header, beginning with "${title}".`;
}
