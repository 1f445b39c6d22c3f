import { z } from 'zod';
import { parseIsoDate } from './dates';
import { DATE_FORMATS, fileReadingSchema } from './reading/schema';

/**
 * What a column means to the product. Everything outside this room speaks of roles and features, never of column names.
 *
 * `feature`, `segmentation`, `tenure`, `monthlyCharge` and `totalCharge` are given to the model; `segmentation` also groups
 * customers in charts. `startingCharge` is what a customer paid a month at the start of the window, or on joining it: revenue is
 * compared with it, and the model is never given it. `protected` columns are kept for fairness checks and never given to the model; `ignored` are only shown.
 */
export const ROLES = [
  'id', 'churn', 'signupDate', 'churnDate', 'tenure', 'monthlyCharge', 'totalCharge', 'startingCharge', 'segmentation', 'feature', 'protected', 'ignored',
] as const;
export type Role = (typeof ROLES)[number];

export const FEATURE_ROLES: readonly Role[] = ['tenure', 'monthlyCharge', 'totalCharge', 'segmentation', 'feature'];

/** Roles of what grows with the time a customer stays: to group by them, or to give them as a reason, is to restate that time. */
export const GROW_WITH_TIME: readonly Role[] = ['tenure', 'totalCharge'];
/** Roles that at most one column may play. */
export const SINGLE_ROLES = ['id', 'churn', 'signupDate', 'churnDate', 'tenure', 'monthlyCharge', 'totalCharge', 'startingCharge'] as const;
export type SingleRole = (typeof SINGLE_ROLES)[number];

const TYPE_OF_ROLE: Partial<Record<Role, readonly string[]>> = {
  id: ['text'], churn: ['category'], signupDate: ['date'], churnDate: ['date'],
  tenure: ['integer', 'number'], monthlyCharge: ['number', 'integer'], totalCharge: ['number', 'integer'], startingCharge: ['number', 'integer'],
};

/** What the company can change for a customer plays one of these: nobody changes who somebody is, how long they stayed or what they paid so far. */
export const ACTIONABLE_ROLES: readonly Role[] = ['monthlyCharge', 'segmentation', 'feature'];

/** Columns that are made from the rest of the row, where the file has none for their role, and what each is made from. */
const DERIVED = { 'row-number': 'id', 'between-dates': 'tenure', 'has-churn-date': 'churn' } as const satisfies Record<string, Role>;

/** What the file counts a tenure in, or pays a charge for; inside the product both are by the month. */
export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Roles of numbers by the time, and so of columns that may name a period. */
const BY_PERIOD: readonly Role[] = ['tenure', 'monthlyCharge', 'startingCharge'];

/** Months, 200 years: survival curves have one point for each. */
const MAX_TENURE = 2400;

/** Which row of a customer with several counts. */
export const REPEATED_IDS = ['first', 'last'] as const;

/** What is done about days that cannot be true. */
export const WRONG_DAYS = ['missing', 'swapped'] as const;

const isoDate = z.string().refine((text) => parseIsoDate(text) !== null, 'Expected a date as YYYY-MM-DD');

const columnBase = {
  /** The header in the CSV, to the letter. */
  name: z.string().min(1),
  /** What people read, in sentence case. */
  label: z.string().min(1),
  role: z.enum(ROLES).default('feature'),
  description: z.string().default(''),
  /** Whether an empty cell is accepted. */
  nullable: z.boolean().default(false),
  /** Why a cell may be empty, in words for the reader. */
  missingMeans: z.string().optional(),
  /** Whether the company can change it for a customer, and so look for a change that keeps them. */
  actionable: z.boolean().default(false),
  /** False keeps it from the model although its role would give it to it: groups, curves and values go on using it. */
  learned: z.literal(false).optional(),
  /** A cell that cannot be read, or cannot be true, counts as missing, and is counted; where absent it refuses its row. */
  unreadable: z.literal('missing').optional(),
  /**
   * Not in the file, and not looked for there. `row-number`: the id is the row's number among the customers' rows, refused ones too, from 1.
   * `between-dates`: the tenure is the completed months from sign-up to departure or, for who did not leave, to the snapshot.
   * `has-churn-date`: who has a churn date left.
   */
  derived: z.enum(Object.keys(DERIVED) as (keyof typeof DERIVED)[]).optional(),
};

const columnSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...columnBase,
    type: z.enum(['integer', 'number']),
    /** Printed after the number; `currency` prints the dataset's currency, `currency/month` per month. */
    unit: z.string().default(''),
    /** Smallest and largest value that can be true; anything else is refused at the door. Of the value that is kept: months for a tenure, a charge for one month. */
    min: z.number().min(-1e12).max(1e12).default(-1e9),
    max: z.number().min(-1e12).max(1e12).default(1e9),
    /** Roles tenure and those of monthly charges: what the file's number is counted in, or paid for; months where absent. A tenure is kept in completed months. */
    period: z.enum(PERIODS).optional(),
  }),
  z.strictObject({
    ...columnBase,
    type: z.literal('category'),
    /** In their natural order, which is also the order of the codes the model sees. */
    categories: z.array(z.string().min(1).refine((text) => text === text.trim(), 'Expected no spaces around a category')).min(1).max(10_000),
    /** Words for values that are codes, e.g. {"0": "No"}. */
    categoryLabels: z.record(z.string(), z.string()).default({}),
    /** Role churn only: the category of those who left. */
    churnedWhen: z.string().optional(),
    /** The category that every text counts as which is not listed; where absent such a row is refused. */
    others: z.string().optional(),
    /** Other ways in which the file writes a category, e.g. {"y": "Yes"}. */
    spellings: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    ...columnBase,
    type: z.literal('date'),
    format: z.enum(DATE_FORMATS).optional(),
    /** A day up to 31 that its month has not, such as 30 February, is the last one of it; where absent it is no date. */
    impossibleDays: z.literal('month-end').optional(),
    /** Days that stand for "not known", such as 1900-01-01: they mean what an empty cell does. */
    unknownDays: z.array(isoDate).optional(),
  }),
  z.strictObject({ ...columnBase, type: z.literal('text') }),
]);
export type ColumnSpec = z.infer<typeof columnSchema>;
export type NumberSpec = Extract<ColumnSpec, { type: 'integer' | 'number' }>;
export type CategorySpec = Extract<ColumnSpec, { type: 'category' }>;

export const dictionarySchema = z
  .strictObject({
    formatVersion: z.literal(1),
    name: z.string().min(1),
    description: z.string().default(''),
    source: z.string().default(''),
    /** ISO 4217; XXX where nobody has said. One currency a dataset. */
    currency: z.string().regex(/^[A-Z]{3}$/, 'Expected a currency code such as EUR'),
    /** How the customer file is written, where it is not UTF-8 with commas and decimal points. */
    file: fileReadingSchema.optional(),
    /** The day the file describes, or null when it does not say. */
    snapshotDate: isoDate.nullable(),
    /** First and last day in which a departure would have been recorded, or null when the file does not say. */
    observationWindow: z.strictObject({ start: isoDate, end: isoDate }).nullable(),
    /** Which customers have a row: everyone who ever was one, those active at some time in the window, or one day's snapshot. */
    rowsAre: z.enum(['everyone-ever', 'active-in-window', 'snapshot']),
    /** Of several rows with one id, which counts: the first in the file or the last; where absent such a file is refused. */
    repeatedIds: z.enum(REPEATED_IDS).optional(),
    /** Of several rows with one id, the one with the highest value of this column counts: the latest day, the longest tenure. Of equals, and where it is empty, as repeatedIds says. */
    latestBy: z.string().optional(),
    /** Rows that do not say whether the customer left are left out, and counted; where absent they are refused like other errors. */
    withoutOutcome: z.literal('left-out').optional(),
    /** Cells that a row has too few are taken for empty, and empty ones that it has too many left out; where absent such rows are refused. */
    raggedRows: z.literal('mended').optional(),
    /** NUL characters within a text are left out like those around it; where absent they refuse their row, unless its column is only shown. */
    nuls: z.literal('left-out').optional(),
    /**
     * Days of joining and leaving that contradict the outcome, the snapshot or each other. `swapped`: a day of leaving before that of joining
     * changes places with it. `missing`: they are taken for unknown, unless the tenure is counted from them. What is not mended refuses its row.
     */
    wrongDays: z.array(z.enum(WRONG_DAYS)).optional(),
    /** Of rows that are equal in everything but the id only the first is read; where absent all are. */
    equalRows: z.literal('first').optional(),
    columns: z.array(columnSchema).min(2),
  })
  .superRefine((dictionary, context) => {
    const fail = (message: string) => context.addIssue({ code: 'custom', path: ['columns'], message });
    const names = new Set<string>();
    for (const column of dictionary.columns) {
      if (names.has(column.name)) fail(`Column "${column.name}" is described twice`);
      names.add(column.name);
      // Rows are handed around as objects, where these names already mean something.
      if (column.name in Object.prototype) fail(`Column "${column.name}" bears a name that programs reserve: rename it in the file and here`);
      if ('min' in column && column.min > column.max) fail(`Column "${column.name}" has min ${column.min} above max ${column.max}`);
      if ('categories' in column && new Set(column.categories).size < column.categories.length) fail(`Column "${column.name}" lists a category twice`);
      const types = TYPE_OF_ROLE[column.role];
      if (types && !types.includes(column.type)) fail(`Column "${column.name}" has role ${column.role} and type ${column.type}: expected ${types.join(' or ')}`);
      if (FEATURE_ROLES.includes(column.role) && (column.type === 'date' || column.type === 'text')) {
        fail(`Column "${column.name}" of type ${column.type} cannot be a feature: give it the role ignored`);
      }
      if (column.actionable && !ACTIONABLE_ROLES.includes(column.role)) {
        fail(`Column "${column.name}" has role ${column.role}, which the company cannot change: actionable is only for ${ACTIONABLE_ROLES.join(', ')}`);
      }
      if (column.role === 'tenure' && 'min' in column && (column.nullable || column.min < 0 || column.max > MAX_TENURE)) {
        fail(`Column "${column.name}" has role tenure: its months must all be known and lie within 0 and ${MAX_TENURE} (nullable false, min, max); otherwise give it the role feature`);
      }
      if (column.type === 'category' && column.role === 'churn' && !(column.churnedWhen && column.categories.includes(column.churnedWhen))) {
        fail(`Column "${column.name}" must say which of its categories means churned (churnedWhen)`);
      }
      if ('period' in column && column.period && (column.derived || !BY_PERIOD.includes(column.role))) {
        fail(`Column "${column.name}" names a period: expected that only of a column in the file with a role of ${BY_PERIOD.join(', ')}`);
      }
      if (column.type === 'category') spellingFaults(column).forEach(fail);
      if (column.derived && DERIVED[column.derived] !== column.role) fail(`Column "${column.name}" is derived by ${column.derived}, which makes the role ${DERIVED[column.derived]}: got ${column.role}`);
      if (column.derived === 'has-churn-date' && column.type === 'category' && column.categories.length !== 2) {
        fail(`Column "${column.name}" is derived from whether there is a churn date: expected two categories, got ${column.categories.length}`);
      }
    }
    for (const role of SINGLE_ROLES) {
      const holders = dictionary.columns.filter((column) => column.role === role);
      if (holders.length > 1) fail(`Role ${role} belongs to one column: got ${holders.map((column) => column.name).join(', ')}`);
      if (holders.length === 0 && (role === 'id' || role === 'churn')) fail(`No column has the role ${role}`);
    }
    const has = (role: Role) => dictionary.columns.some((column) => column.role === role);
    if (has('signupDate') !== has('churnDate')) fail('Sign-up and churn dates only work together: describe both columns or neither');
    for (const { name, derived } of dictionary.columns) {
      if ((derived === 'between-dates' || derived === 'has-churn-date') && !(has('signupDate') && has('churnDate'))) {
        fail(`Column "${name}" is derived by ${derived}: describe the columns of the sign-up and churn dates too`);
      }
    }
    if (dictionary.latestBy !== undefined && (!dictionary.repeatedIds || !names.has(dictionary.latestBy))) fail(`The latest row is told by "${dictionary.latestBy}", which is none of the columns, or repeatedIds does not say which row counts of equals`);
    const { observationWindow: window, snapshotDate } = dictionary;
    if (window && window.start > window.end) fail(`The observation window ends on ${window.end}, before it starts on ${window.start}`);
    if (window && snapshotDate && window.end > snapshotDate) fail(`The observation window ends on ${window.end}, after the snapshot of ${snapshotDate}`);
    if (has('churnDate') && !(dictionary.snapshotDate && dictionary.observationWindow)) {
      fail('A dataset with churn dates needs snapshotDate and observationWindow');
    }
  });
export type Dictionary = z.infer<typeof dictionarySchema>;

/** What a category is written as must be one category, and be one. */
function spellingFaults({ name, categories, others, spellings = {} }: CategorySpec): string[] {
  const known = new Set(categories);
  const faults = others === undefined || known.has(others) ? [] : [`Column "${name}" counts all other texts as "${others}", which is none of its categories`];
  for (const [spelling, category] of Object.entries(spellings)) {
    if (!known.has(category)) faults.push(`Column "${name}" takes "${spelling}" for "${category}", which is none of its categories`);
    else if (known.has(spelling) && spelling !== category) faults.push(`Column "${name}" takes its category "${spelling}" for "${category}": expected another spelling`);
  }
  return faults;
}

const share = z.number().min(0).max(1);
const betaShape = z.number().min(0.01).max(1e6);

/** The money and cut-off assumptions of a dataset: nothing here is estimated, so each is shown wherever it is used. */
export const assumptionsSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** Share of the monthly charge that is margin. */
  grossMargin: share,
  /** Per month, e.g. 0.01. */
  discountRate: z.number().min(0).max(0.5),
  /** Months of future payments that count in a lifetime value. */
  clvHorizon: z.int().min(1).max(240),
  /** Months within which a departure is one that a retention offer could prevent. */
  leaveWithin: z.int().min(1).max(36).default(12),
  /** Share of the customers who would have stayed anyway that take an offer's incentive. */
  acceptance: share.default(0.5),
  /** Lower ends of the bands low, medium and high; below `low` is safe. */
  riskBands: z.strictObject({ low: share, medium: share, high: share })
    .refine((bands) => bands.low < bands.medium && bands.medium < bands.high, 'Risk bands must rise: low < medium < high'),
  /** A customer at or above this probability is predicted to leave. */
  threshold: share,
  segments: z.strictObject({
    /** New: tenure up to and including this many months. */
    newMaxTenure: z.int().min(0),
    /** Loyal: tenure of at least this many months. */
    loyalMinTenure: z.int().min(1),
    /** High value: this share of the active customers, by highest charge. */
    highValueShare: share,
  }),
  /** What a retention offer costs and achieves. */
  campaign: z.strictObject({
    /** Paid for each contacted customer, in the dataset's currency. */
    contactCost: z.number().min(0).max(1e9).default(1),
    /** Paid for each contacted customer who accepts the offer. */
    incentiveCost: z.number().min(0).max(1e9).default(10),
    /** Share of contacted leavers whom the offer keeps, as a beta distribution; its mean is a / (a + b). */
    saveRate: z.strictObject({ a: betaShape, b: betaShape }).default({ a: 6, b: 14 }),
  }).prefault({}),
});
export type Assumptions = z.infer<typeof assumptionsSchema>;
