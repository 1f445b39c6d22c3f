import { applyMapping } from '@/lib/dataset/mapping/applyMapping';
import type { Draft } from '@/lib/dataset/mapping/draftDictionary';
import { mergeChanges } from '@/lib/dataset/mapping/mergeChanges';
import type { ColumnChanges, MappingChanges } from '@/lib/dataset/mapping/schema';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { fileReadingSchema, type FileReading } from '@/lib/dataset/reading/schema';
import type { ColumnSpec } from '@/lib/dataset/schema';
import type { ImportState } from '@/lib/intake/importState';

/** What the form of the columns asks to be changed. */
export interface MapForm {
  change: Partial<Pick<ImportState, 'changes' | 'reading' | 'assumptions' | 'remedies'>>;
  /** The file itself must be read in another way, so that everything is looked at anew. */
  rereads: boolean;
  /** What was not taken, and why, a sentence each; the rest was. */
  refused: string[];
}

/** Names of the form's fields; columns and answers by their place. */
export const field = {
  column: (i: number) => `column.${i}`,
  role: (i: number) => `role.${i}`,
  type: (i: number) => `type.${i}`,
  label: (i: number) => `label.${i}`,
  period: (i: number) => `period.${i}`,
  format: (i: number) => `format.${i}`,
  left: (i: number) => `left.${i}`,
  /** Which boxes there were: one that is not ticked sends nothing. */
  canAct: (i: number) => `canAct.${i}`,
  actionable: (i: number) => `actionable.${i}`,
  answer: (id: string) => `answer.${id}`,
} as const;

/**
 * What differs between the form and what it showed: only that was chosen by a person, everything else is guessed anew around it.
 *
 * @param draft what the form showed
 * @param reading how the file's bytes were read when it was shown
 */
export function readMapForm(form: FormData, draft: Draft, reading: FileReading, before: Pick<ImportState, 'changes' | 'assumptions'>): MapForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : null;
  };
  const wanted = [...draft.questions.flatMap(({ id, answers }) => answers[otherAnswer(text(field.answer(id)))]?.changes ?? []), fileChanges(text, draft), columnChanges(text, draft)];
  const refused: string[] = [];
  let current = draft;
  for (const changes of wanted) {
    const result = applyMapping(current, changes);
    if (result.ok) {
      current = result.draft;
      continue;
    }
    // What was refused of many choices must not take the others with it.
    for (const part of partsOf(changes)) {
      const one = applyMapping(current, part);
      if (one.ok) current = one.draft;
      else refused.push(...Object.values(one.fieldErrors).flat());
    }
  }
  const dialect = dialectOf(text, reading, refused, current.changes.reading?.header);
  const margin = marginOf(text, refused);
  return {
    change: {
      changes: dialect ? mergeChanges(current.changes, { reading: { header: dialect.header } }) : current.changes, remedies: [],
      ...(dialect && { reading: dialect }),
      ...(margin !== null && { assumptions: { ...before.assumptions, grossMargin: margin } }),
    },
    rereads: dialect !== null,
    refused,
  };
}

/** The first answer is in force anyway: left as it is, its question stays open and is said again. */
const otherAnswer = (chosen: string | null): number => Number(chosen) || -1;

type Text = (name: string) => string | null;

function fileChanges(text: Text, { file }: Draft): MappingChanges {
  const changed = (name: 'name' | 'currency' | 'snapshotDate' | 'rowsAre') => {
    const value = name === 'currency' && text(name) === '' ? NO_CURRENCY : text(name);
    return value === null || value === (file[name].value ?? '') ? {} : { [name]: name === 'snapshotDate' && value === '' ? null : value };
  };
  const window = file.observationWindow.value;
  const [start, end] = [text('windowStart'), text('windowEnd')];
  const windowChanged = start !== null && end !== null && (start !== (window?.start ?? '') || end !== (window?.end ?? ''));
  return {
    ...changed('name'), ...changed('currency'), ...changed('snapshotDate'), ...changed('rowsAre'),
    ...(windowChanged && { observationWindow: start === '' && end === '' ? null : { start, end } }),
    ...numberChanges(text),
  } as MappingChanges;
}

/** How numbers and gaps are written, where the form showed it otherwise. */
function numberChanges(text: Text): MappingChanges {
  const was = (name: string) => text(`was.${name}`);
  const changed = (['decimal', 'thousands', 'missing'] as const).filter((name) => text(name) !== null && text(name) !== was(name));
  if (changed.length === 0) return {};
  const reading = Object.fromEntries(changed.map((name) => [name, name === 'missing' ? text(name)!.split(',').map((token) => token.trim()).filter(Boolean) : name === 'thousands' && text(name) === 'space' ? ' ' : text(name)]));
  return { reading } as MappingChanges;
}

function columnChanges(text: Text, { guesses, dictionary }: Draft): MappingChanges {
  const columns: Record<string, ColumnChanges> = {};
  guesses.forEach((guess, i) => {
    // The page may have shown another list.
    if (text(field.column(i)) !== guess.name) return;
    const spec = dictionary?.columns.find(({ name }) => name === guess.name);
    const shown = { role: guess.role, type: guess.type, label: guess.label, ...shownOf(spec) };
    const asked: Record<string, unknown> = { role: text(field.role(i)), type: text(field.type(i)), label: text(field.label(i)), period: text(field.period(i)), format: text(field.format(i)) };
    const changes = Object.fromEntries(Object.entries(asked).filter(([name, value]) => value !== null && value !== '' && value !== shown[name as keyof typeof shown]));
    // Another role brings another type, unless that was chosen too.
    const left = text(field.left(i));
    if (left && left !== shown.churnedWhen) changes.churnedWhen = [left];
    if (text(field.canAct(i)) !== null && (text(field.actionable(i)) !== null) !== (spec?.actionable ?? false)) changes.actionable = text(field.actionable(i)) !== null;
    if (Object.keys(changes).length > 0) columns[guess.name] = changes as ColumnChanges;
  });
  return Object.keys(columns).length > 0 ? { columns } : {};
}

function shownOf(spec: ColumnSpec | undefined): { period?: string; format?: string; churnedWhen?: string | undefined } {
  if (!spec) return {};
  if (spec.type === 'integer' || spec.type === 'number') return { period: spec.period ?? 'month' };
  if (spec.type === 'date') return { format: spec.format ?? 'YYYY-MM-DD' };
  return spec.type === 'category' ? { churnedWhen: spec.churnedWhen } : {};
}

/** One choice at a time: columns apart, terms of the file apart. */
function partsOf({ columns = {}, ...terms }: MappingChanges): MappingChanges[] {
  return [...Object.entries(terms).map(([name, value]) => ({ [name]: value })), ...Object.entries(columns).map(([name, choice]) => ({ columns: { [name]: choice } }))];
}

/**
 * The dialect, where the form asks for another; null where it does not.
 *
 * @param answered what was answered to whether the first row names the columns; a field of the form that was changed comes before it
 */
export function dialectOf(text: (name: string) => string | null, reading: FileReading, refused: string[], answered: boolean = reading.header): FileReading | null {
  const header = text('header') === null ? reading.header : text('header') === 'names';
  const asked = {
    encoding: text('encoding') ?? reading.encoding,
    delimiter: text('delimiter') === 'tab' ? '\t' : (text('delimiter') ?? reading.delimiter),
    quote: text('quote') === 'none' ? null : (text('quote') ?? reading.quote),
    header: header === reading.header ? answered : header,
    skipLines: text('skipLines') === null ? reading.skipLines : Number(text('skipLines')),
  };
  const parsed = fileReadingSchema.safeParse({ ...reading, ...asked });
  if (!parsed.success) {
    refused.push('Lines before the first row: expected a whole number from 0 to 100.');
    return null;
  }
  return Object.entries(asked).some(([name, value]) => reading[name as keyof typeof asked] !== value) ? parsed.data : null;
}

function marginOf(text: Text, refused: string[]): number | null {
  const typed = text('margin');
  if (typed === null || typed === '' || typed === text('was.margin')) return null;
  const value = Number(typed.replace('%', '').replace(',', '.'));
  if (value >= 0 && value <= 100) return value / 100;
  refused.push(`Gross margin "${typed.slice(0, 40)}": expected a percentage from 0 to 100.`);
  return null;
}

