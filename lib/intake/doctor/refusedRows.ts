import type { RejectedRow } from '@/lib/dataset/dataset';
import { formatCount, formatRate } from '@/lib/format';
import type { Check } from './examined';
import type { Finding, Severity } from './finding';
import { raggedKind, type Ragged } from './raggedKind';
import { refusalRemedy } from './refusalRemedy';
import { counted, listed, quoted } from './words';

/** Of all rows: from here the file is misread, not untidy. */
const STOPS = 0.2;
const WARNS = 0.01;
/** Groups that are listed one by one; the rest is in the list of rows. */
const SHOWN = 12;
const EXAMPLES = 3;

/** Refused rows that fail in the same way: one column, one reason. */
export interface RefusedGroup {
  /** Empty where the row as a whole is refused. */
  column: string;
  reason: string;
  rows: number;
  /** Values with the number of rows that have them, the commonest first. */
  values: [value: string, rows: number][];
}

/** Rows that were not read in, by column and reason, each with the remedy that its values suggest. */
export const refusedRows: Check = ({ dataset }) => {
  const { rejectedRows, rowCount, dictionary } = dataset;
  const all = rowCount + rejectedRows.length;
  const groups = groupRefused(rejectedRows);
  const severity = (rows: number): Severity => (rows >= STOPS * all ? 'stops' : rows >= WARNS * all ? 'warns' : 'notes');
  const findings = groups.slice(0, SHOWN).map((group): Finding => {
    const remedy = refusalRemedy(dictionary, group);
    return {
      id: `refused:${group.column}:${kindOf(group.reason)}`,
      severity: severity(group.rows),
      ...(group.column && { column: group.column }),
      title: titleOf(group, all),
      detail: `${examplesOf(group)} ${byDefault(group, remedy !== null)}`,
      remedy,
    };
  });
  // Many small troubles together can leave as little of a file as one.
  if (groups.length > 1 && rejectedRows.length >= STOPS * all && findings.every((finding) => finding.severity !== 'stops')) {
    findings.unshift({
      id: 'refused', severity: 'stops', remedy: null,
      title: `${formatCount(rejectedRows.length)} of ${counted(all, 'row')} were refused (${formatRate(rejectedRows.length / all)}), for ${groups.length} reasons.`,
      detail: `Figures of what is left would speak of other customers than yours. The reasons are listed one by one, the commonest first: ${listed(groups.map(({ column, reason }) => (column ? `${quoted(column)} ${reason}` : reason)), EXAMPLES)}.`,
    });
  }
  return findings;
};

/** The commonest first; of equals that of the earlier row. O(rows). */
export function groupRefused(rejectedRows: readonly RejectedRow[]): RefusedGroup[] {
  const groups = new Map<string, { column: string; reason: string; rows: number; counts: Map<string, number> }>();
  for (const { column, reason, value } of rejectedRows) {
    const key = `${column}\n${kindOf(reason)}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { column, reason, rows: 0, counts: new Map() }));
    group.rows++;
    group.counts.set(value.trim(), (group.counts.get(value.trim()) ?? 0) + 1);
  }
  const byRows = (a: { rows: number }, b: { rows: number }) => b.rows - a.rows;
  return [...groups.values()].sort(byRows).map(({ counts, ...group }) => ({ ...group, values: [...counts].sort((a, b) => b[1] - a[1]) }));
}

/** The reason without what differs from row to row: "has only 4 of 5 cells" → "has-only-of-cells". */
function kindOf(reason: string): string {
  return reason.replace(/\(.*$/s, '').replace(/[\d.,"']+/g, ' ').trim().replace(/\s+/g, '-').toLowerCase();
}

function titleOf({ column, reason, rows }: RefusedGroup, all: number): string {
  const short = reason.startsWith('outside') ? reason.replace(/\d+/g, (digits) => formatCount(Number(digits))) : reason.replace(/\s*\(expected.*$/s, '');
  const share = `${formatCount(rows)} of ${counted(all, 'row')} (${formatRate(rows / all)})`;
  const ragged = raggedKind(reason);
  if (ragged) return `${share} ${rows === 1 ? 'was' : 'were'} refused: ${RAGGED[ragged.kind].title(counted(ragged.columns, 'column'))}.`;
  return column ? `${share} ${rows === 1 ? 'was' : 'were'} refused because of ${quoted(column)}: ${short}.` : `${share} ${rows === 1 ? 'was' : 'were'} refused: ${short}.`;
}

/** What becomes of the rows when nobody does anything, and what can be done. */
function byDefault({ rows }: RefusedGroup, canBeMended: boolean): string {
  const [what, isAre] = rows === 1 ? ['the row', 'is'] : ['the rows', 'are'];
  return `${canBeMended ? 'Unless you choose otherwise' : `Correct ${what} in the file and bring it in again; until then`} ${what} ${isAre} left out, in no figure and in the list of refused rows.`;
}

const RAGGED: Record<Ragged['kind'], { title: (columns: string) => string; why: string }> = {
  'too-few': { title: (columns) => `fewer cells than the ${columns} of the header`, why: 'Some programs write no empty cells at the end of a row; a line end within a text that is not quoted does the same.' },
  'empty-at-the-end': { title: (columns) => `more cells than the ${columns} of the header, all of those empty`, why: 'A separator too many at the end of a row does that; nothing of it is lost without them.' },
  'too-many': { title: (columns) => `more cells than the ${columns} of the header`, why: 'A text with a separator in it and no quotes around it breaks a row so: nobody can tell where it ends.' },
};

function examplesOf({ column, values, rows, reason }: RefusedGroup): string {
  if (!column) return RAGGED[raggedKind(reason)?.kind ?? 'too-many'].why;
  const [first] = values;
  if (values.length === 1 && rows === 1) return `It has ${first![0] === '' ? 'an empty cell there' : quoted(first![0])}.`;
  if (values.length === 1) return `All of them have ${first![0] === '' ? 'an empty cell' : quoted(first![0])}.`;
  return `They have ${formatCount(values.length)} different values there: ${listed(values.slice(0, EXAMPLES).map(([value, count]) => `${quoted(value)} (${counted(count, 'row')})`))}${values.length > EXAMPLES ? ' …' : ''}.`;
}
