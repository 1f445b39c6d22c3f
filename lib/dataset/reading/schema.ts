import { z } from 'zod';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'macintosh', 'shift_jis', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What may group the digits of a number, besides nothing: the space stands for the no-break spaces too. */
export const THOUSANDS = ['', ',', '.', ' ', "'"] as const;

/** How a column writes its days. A time behind the day does not count; a D or M may have one digit or two. `excel-serial` counts days, 2 January 1900 being 2 and fractions times of day. */
export const DATE_FORMATS = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY', 'DD-MM-YYYY', 'MM-DD-YYYY', 'DD/MM/YY', 'MM/DD/YY', 'DD.MM.YY', 'D MMM YYYY', 'unix-seconds', 'unix-milliseconds', 'excel-serial'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** How the bytes of the customer file are read. Without it: UTF-8, commas, decimal points, nothing but an empty cell is missing. */
export const fileReadingSchema = z
  .strictObject({
    encoding: z.enum(ENCODINGS).default('utf-8'),
    delimiter: z.enum(DELIMITERS).default(','),
    /** What encloses a cell that has a delimiter or a line end in it; null where nothing does. */
    quote: z.enum(['"', "'"]).nullable().default('"'),
    /** Lines before the header: "sep=;" or a title. */
    skipLines: z.int().min(0).max(100).default(0),
    /** Whether the first row behind them names the columns. Where it is a customer like the others, columns are called by their places: "column 1". */
    header: z.boolean().default(true),
    decimal: z.enum(['.', ',']).default('.'),
    thousands: z.enum(THOUSANDS).default(''),
    /** Written beside a number and no part of it, e.g. "€" or "%". */
    affixes: z.array(z.string().min(1).max(10)).max(20).default([]),
    /** Texts that mean what an empty cell does, e.g. "NA"; compared without regard to case. */
    missing: z.array(z.string().min(1).max(40)).max(50).default([]),
  })
  .refine(({ decimal, thousands }) => decimal !== thousands, 'The same mark cannot both end the whole number and group its digits');
export type FileReading = z.infer<typeof fileReadingSchema>;

export const CUSTOMARY_READING: FileReading = fileReadingSchema.parse({});
