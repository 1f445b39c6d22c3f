import { z } from 'zod';
import { parseIsoDate } from '@/lib/dataset/dates';
import { DATE_FORMATS, THOUSANDS } from '@/lib/dataset/reading/schema';
import { PERIODS, REPEATED_IDS, ROLES } from '@/lib/dataset/schema';

export const COLUMN_TYPES = ['integer', 'number', 'category', 'date', 'text'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Stands for a column that is made and not in the file: the row's number as id, the dates' distance as tenure, a leaving date as churn. */
export const DERIVED_NAMES = { 'row-number': 'row_number', 'between-dates': 'months_from_dates', 'has-churn-date': 'has_left' } as const;

const day = z.string().refine((text) => parseIsoDate(text) !== null, 'Expected a date as YYYY-MM-DD');
const text = z.string().trim().min(1).max(200);

/** What a person chooses for one column; what is left out stays as guessed. */
export const columnChangesSchema = z.strictObject({
  role: z.enum(ROLES),
  type: z.enum(COLUMN_TYPES),
  label: text,
  /** Tenure and monthly charge: what the file counts in, or is paid for. */
  period: z.enum(PERIODS),
  /** Dates: how they are written. */
  format: z.enum(DATE_FORMATS),
  /** Churn: the values that mean "left". The first stands for all of them. */
  churnedWhen: z.array(z.string().min(1)).min(1).max(50),
  actionable: z.boolean(),
  /** Categories: the name of the group of all values that are not listed, or null where an unlisted value refuses its row. */
  others: text.nullable(),
  unit: z.string().max(40),
  nullable: z.boolean(),
  min: z.number().min(-1e12).max(1e12),
  max: z.number().min(-1e12).max(1e12),
}).partial();
export type ColumnChanges = z.infer<typeof columnChangesSchema>;

/** What a person chooses for a file; what is left out stays as guessed. Also what an answer to a question is. */
export const mappingChangesSchema = z.strictObject({
  name: text,
  currency: z.string().regex(/^[A-Z]{3}$/, 'Expected a currency code such as EUR'),
  snapshotDate: day.nullable(),
  observationWindow: z.strictObject({ start: day, end: day }).nullable(),
  rowsAre: z.enum(['everyone-ever', 'active-in-window', 'snapshot']),
  /** Which row of a customer with several counts, or that a file with such customers is refused. */
  repeatedIds: z.enum([...REPEATED_IDS, 'refuse']),
  reading: z.strictObject({
    /** Whether the first row names the columns; the file is then read anew. */
    header: z.boolean(),
    decimal: z.enum(['.', ',']),
    thousands: z.enum(THOUSANDS),
    affixes: z.array(z.string().min(1).max(10)).max(20),
    missing: z.array(z.string().min(1).max(40)).max(50),
  }).partial(),
  /** Header → choices. */
  columns: z.record(z.string(), columnChangesSchema),
}).partial();
export type MappingChanges = z.infer<typeof mappingChangesSchema>;

/** Where the file can be understood in more than one way. The first answer is the default, and is in force until another is chosen. */
export interface Question {
  /** Stable: "what:column". */
  id: string;
  column: string | null;
  question: string;
  /** Values of the file that show the doubt. */
  samples: string[];
  /** Why the first answer is the default. */
  why: string;
  answers: { label: string; changes: MappingChanges }[];
}
