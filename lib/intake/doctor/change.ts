import { z } from 'zod';
import { CUSTOMARY_READING, THOUSANDS, type FileReading } from '@/lib/dataset/reading/schema';
import { ACTIONABLE_ROLES, REPEATED_IDS, ROLES, WRONG_DAYS, type CategorySpec, type ColumnSpec, type Dictionary, type NumberSpec, type Role } from '@/lib/dataset/schema';

const column = z.string();
const kindOf = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) => z.strictObject({ kind: z.literal(kind), ...shape });

/** One change of a dictionary, as data: it can be kept, sent and shown before it is made. */
export const dictionaryChangeSchema = z.discriminatedUnion('kind', [
  kindOf('setRole', { column, role: z.enum(ROLES) }),
  /** An empty cell is accepted. */
  kindOf('setNullable', { column }),
  /** Why a cell may be empty, in words for the reader. */
  kindOf('setMissingMeans', { column, text: z.string() }),
  /** The text means what an empty cell does, in the whole file; of this column it may then be empty. */
  kindOf('treatAsMissing', { column, token: z.string() }),
  /** Every text that is not listed counts as this category. */
  kindOf('setOthers', { column, others: z.string() }),
  /** Only these categories are kept apart; all others count as `others`. */
  kindOf('groupRare', { column, keep: z.array(z.string()).readonly(), others: z.string() }),
  kindOf('addCategories', { column, categories: z.array(z.string()).readonly() }),
  /** Other ways in which the file writes a category, each with the category that it is. */
  kindOf('addSpellings', { column, spellings: z.record(z.string(), z.string()) }),
  /** What can be true, both ends included. */
  kindOf('setRange', { column, min: z.number(), max: z.number() }),
  /** Rows that do not say whether the customer left are left out. */
  kindOf('leaveOutWithoutOutcome', { column }),
  /** Fractions are accepted. */
  kindOf('acceptFractions', { column }),
  /** Whether the model learns from columns whose role would give them to it. */
  kindOf('setLearned', { columns: z.array(column).readonly(), learned: z.boolean() }),
  /** A cell of the column that cannot be read counts as missing. */
  kindOf('setUnreadable', { column }),
  /** A day that its month has not is the last one of it. */
  kindOf('readMonthEnd', { column }),
  /** A day means what an empty cell does, however the file writes it. */
  kindOf('treatDayAsMissing', { column, day: z.iso.date() }),
  kindOf('mendWrongDays', { days: z.enum(WRONG_DAYS) }),
  /** Rows get a cell for each column where that costs no text. */
  kindOf('mendRaggedRows', {}),
  kindOf('leaveOutNuls', {}),
  /** Of rows that are equal in everything but the id the first counts. */
  kindOf('countEqualRowsOnce', {}),
  kindOf('setRepeatedIds', { kept: z.enum(REPEATED_IDS) }),
  /** Of several rows of a customer the one with the highest value of the column counts. */
  kindOf('keepLatest', { column }),
  kindOf('setReading', { reading: z.strictObject({ decimal: z.enum(['.', ',']), thousands: z.enum(THOUSANDS), affixes: z.array(z.string()) }).partial() }),
]);
export type DictionaryChange = z.infer<typeof dictionaryChangeSchema>;

/** The dictionary after a change; itself where the change does not fit it, because its column is gone or of another type. Pure. */
export function applyChange(dictionary: Dictionary, change: DictionaryChange): Dictionary {
  switch (change.kind) {
    case 'leaveOutWithoutOutcome':
      return { ...dictionary, withoutOutcome: 'left-out' };
    case 'setLearned':
      return change.columns.reduce((changed, name) => onColumn(changed, name, (spec) => withLearned(spec, change.learned)), dictionary);
    case 'setUnreadable':
      return withUnknown(dictionary, change.column, (spec) => ({ ...nullable(spec), unreadable: 'missing' }));
    case 'readMonthEnd':
      return onColumn(dictionary, change.column, (spec) => (spec.type === 'date' ? { ...spec, impossibleDays: 'month-end' } : spec));
    case 'treatDayAsMissing':
      return withUnknown(dictionary, change.column, (spec) => (spec.type === 'date' ? { ...nullable(spec), unknownDays: union(spec.unknownDays ?? [], [change.day]) } : spec));
    case 'mendWrongDays':
      return mendDays(dictionary, change.days);
    case 'mendRaggedRows':
      return { ...dictionary, raggedRows: 'mended' };
    case 'leaveOutNuls':
      return { ...dictionary, nuls: 'left-out' };
    case 'countEqualRowsOnce':
      return { ...dictionary, equalRows: 'first' };
    case 'setRepeatedIds':
      return { ...without(dictionary, 'latestBy'), repeatedIds: change.kept };
    case 'keepLatest':
      return dictionary.columns.some(({ name }) => name === change.column) ? { ...dictionary, repeatedIds: dictionary.repeatedIds ?? 'last', latestBy: change.column } : dictionary;
    case 'setReading':
      return withReading(dictionary, { ...change.reading, affixes: union(dictionary.file?.affixes ?? [], change.reading.affixes ?? []) });
    case 'treatAsMissing': {
      const missing = dictionary.file?.missing ?? [];
      const known = missing.some((token) => token.toLowerCase() === change.token.toLowerCase());
      return withReading(onColumn(dictionary, change.column, nullable), { missing: known ? missing : [...missing, change.token] });
    }
    case 'setRole':
      return withRole(dictionary, change.column, change.role);
    case 'setNullable':
      return onColumn(dictionary, change.column, nullable);
    case 'setMissingMeans':
      return onColumn(dictionary, change.column, (spec) => ({ ...spec, missingMeans: change.text }));
    case 'setRange':
      return onNumber(dictionary, change.column, (spec) => ({ ...spec, min: change.min, max: change.max }));
    case 'acceptFractions':
      return onNumber(dictionary, change.column, (spec) => ({ ...spec, type: 'number' }));
    case 'setOthers':
      return onCategory(dictionary, change.column, (spec) => ({ ...spec, categories: union(spec.categories, [change.others]), others: change.others }));
    case 'groupRare':
      return onCategory(dictionary, change.column, (spec) => grouped(spec, change.keep, change.others));
    case 'addCategories':
      return onCategory(dictionary, change.column, (spec) => ({ ...spec, categories: union(spec.categories, change.categories) }));
    case 'addSpellings':
      return onCategory(dictionary, change.column, (spec) => ({ ...spec, spellings: { ...spec.spellings, ...change.spellings } }));
  }
}

const union = (first: readonly string[], more: readonly string[]) => [...new Set([...first, ...more])];

function without(dictionary: Dictionary, key: 'latestBy'): Dictionary {
  const { [key]: _, ...rest } = dictionary;
  return rest;
}

const nullable = (spec: ColumnSpec): ColumnSpec => ({ ...spec, nullable: true });

function withLearned(spec: ColumnSpec, learned: boolean): ColumnSpec {
  const { learned: _, ...rest } = spec;
  return learned ? rest : { ...rest, learned };
}

/** Whose day of leaving cannot be read, or stands for none, left on an unknown one. */
function withUnknown(dictionary: Dictionary, name: string, change: (spec: ColumnSpec) => ColumnSpec): Dictionary {
  const changed = onColumn(dictionary, name, change);
  return changed.columns.some((spec) => spec.name === name && spec.role === 'churnDate') ? mendDays(changed, 'missing') : changed;
}

function mendDays(dictionary: Dictionary, days: (typeof WRONG_DAYS)[number]): Dictionary {
  const mayBeUnknown = days === 'missing' ? dictionary.columns.map((spec) => (spec.role === 'signupDate' || spec.role === 'churnDate' ? nullable(spec) : spec)) : dictionary.columns;
  return { ...dictionary, columns: mayBeUnknown, wrongDays: WRONG_DAYS.filter((known) => known === days || dictionary.wrongDays?.includes(known)) };
}

function onColumn(dictionary: Dictionary, name: string, change: (spec: ColumnSpec) => ColumnSpec): Dictionary {
  return { ...dictionary, columns: dictionary.columns.map((spec) => (spec.name === name ? change(spec) : spec)) };
}

function onNumber(dictionary: Dictionary, name: string, change: (spec: NumberSpec) => ColumnSpec): Dictionary {
  return onColumn(dictionary, name, (spec) => (spec.type === 'integer' || spec.type === 'number' ? change(spec) : spec));
}

function onCategory(dictionary: Dictionary, name: string, change: (spec: CategorySpec) => ColumnSpec): Dictionary {
  return onColumn(dictionary, name, (spec) => (spec.type === 'category' ? change(spec) : spec));
}

function withReading(dictionary: Dictionary, reading: Partial<FileReading>): Dictionary {
  return { ...dictionary, file: { ...(dictionary.file ?? CUSTOMARY_READING), ...reading } };
}

/** What the company could change stays so only as a feature. The two dates are described together or not at all. */
function withRole(dictionary: Dictionary, name: string, role: Role): Dictionary {
  const before = dictionary.columns.find((spec) => spec.name === name)?.role;
  const dates: readonly (Role | undefined)[] = ['signupDate', 'churnDate'];
  const other = dates.includes(before) && !dates.includes(role) ? dates.find((date) => date !== before) : undefined;
  const columns = dictionary.columns.map((spec): ColumnSpec => {
    if (spec.name === name) return { ...spec, role, actionable: spec.actionable && ACTIONABLE_ROLES.includes(role) };
    return other && spec.role === other ? { ...spec, role: 'ignored' } : spec;
  });
  return { ...dictionary, columns };
}

/** Spellings, words and the place of the outcome go with the categories that stay. */
function grouped(spec: CategorySpec, keep: readonly string[], others: string): CategorySpec {
  const kept = spec.categories.filter((category) => keep.includes(category) && category !== others);
  const spellings = Object.fromEntries(Object.entries(spec.spellings ?? {}).filter(([, category]) => keep.includes(category)));
  return {
    ...spec,
    categories: [...kept, others],
    categoryLabels: Object.fromEntries(Object.entries(spec.categoryLabels).filter(([category]) => kept.includes(category))),
    others,
    ...(spec.spellings && { spellings }),
  };
}
