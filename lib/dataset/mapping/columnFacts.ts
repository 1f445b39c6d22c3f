import type { DateFormat, FileReading } from '@/lib/dataset/reading/schema';
import { affixMeaning } from './affixes';
import { headerWords } from './headerWords';
import type { ColumnProfile, NumberTally } from './profile';

/** Share of the cells with a value that must fit for a column to count as numbers or dates; the rest is refused with its rows, and listed. */
export const FIT = 0.95;

export type ColumnKind = 'empty' | 'integer' | 'number' | 'date' | 'words';

/** A profile seen under one reading of the file: what of the column is missing, and what the rest is. */
export interface ColumnFacts {
  name: string;
  position: number;
  words: string[];
  profile: ColumnProfile;
  kind: ColumnKind;
  rows: number;
  /** Cells with a value, and without one. */
  present: number;
  missing: number;
  /** Cells with a value that the kind does not fit. */
  misfits: number;
  numbers: NumberTally;
  format: DateFormat | null;
  /** What stands beside the numbers means: a currency code, a unit, "USD/month"; null where nothing does. */
  meaning: string | null;
  /** Value and cells, missing ones aside, most frequent first. */
  values: [value: string, cells: number][];
  distinct: number;
  /** Different in every row that has a value; of at least two. */
  unique: boolean;
}

export function columnFacts(profile: ColumnProfile, position: number, reading: Pick<FileReading, 'decimal' | 'missing'>, format: DateFormat | null): ColumnFacts {
  const missingTexts = new Set(reading.missing.map((text) => text.toLowerCase()));
  const tokens = Object.entries(profile.tokens).filter(([token]) => missingTexts.has(token));
  const missing = profile.empty + tokens.reduce((sum, [, cells]) => sum + cells, 0);
  const present = profile.cells - missing;
  const values = tokens.length === 0 ? profile.values : profile.values.filter(([value]) => !missingTexts.has(value.toLowerCase()));
  const numbers = profile.numbers[reading.decimal];
  const { kind, fits } = kindOf(profile, numbers, present, format);
  return {
    name: profile.name, position, words: headerWords(profile.name), profile, kind, rows: profile.cells, present, missing, misfits: present - fits, numbers, format: kind === 'date' ? format : null,
    meaning: oneMeaning(profile.affixes) ?? null, values, distinct: profile.distinct - (profile.values.length - values.length),
    unique: present > 1 && values.every(([, cells]) => cells === 1) && (profile.distinctIsExact || !profile.repeats),
  };
}

function kindOf(profile: ColumnProfile, numbers: NumberTally, present: number, format: DateFormat | null): { kind: ColumnKind; fits: number } {
  if (present === 0) return { kind: 'empty', fits: 0 };
  const dated = format ? (profile.dates[format]?.cells ?? 0) : 0;
  if (format && dated >= FIT * present) return { kind: 'date', fits: dated };
  // Leading zeros are kept in codes only; two units in one column cannot be read as one number.
  if (numbers.cells < FIT * present || profile.padded > 0.01 * present || oneMeaning(profile.affixes) === undefined) return { kind: 'words', fits: present };
  return { kind: numbers.whole === numbers.cells ? 'integer' : 'number', fits: numbers.cells };
}

/** What all the affixes of a column mean together: null where there are none, undefined where they differ. */
export function oneMeaning(affixes: Record<string, number>): string | null | undefined {
  const meanings = new Set(Object.keys(affixes).map(affixMeaning));
  if (meanings.size === 0) return null;
  return meanings.size === 1 ? [...meanings][0] : undefined;
}
