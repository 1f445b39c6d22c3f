import { NO_DATE, type DateColumn } from '@/lib/dataset/dataset';
import { completedMonths, parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { dateByRole, numberByRole, columnsByRole } from '@/lib/dataset/dataset';
import { formatCount, formatDate, formatRate } from '@/lib/format';
import type { Check, Examined } from './examined';
import type { Finding } from './finding';
import { counted, quoted } from './words';

/** What programs write where they know no date. */
const PLACEHOLDERS = ['1900-01-01', '1970-01-01', '1970-01-02', '1999-12-31', '2099-12-31', '2199-12-31'];
/** Of the dates, from where one of them is a habit. */
const HABIT = 0.01;
const LEAST_ROWS = 5;
/** Share of rows in which tenure and dates may differ by more than a month. */
const TOLERATED = 0.05;

/** Dates after the day that the file describes, dates that stand for "not known", and a tenure that the dates contradict. */
export const dates: Check = (examined) => [
  ...[...examined.dataset.columns.values()].flatMap((column) => (column.kind === 'date' ? [...inFuture(examined, column), ...placeholders(examined, column)] : [])),
  ...tenureAgainstDates(examined),
];

function inFuture({ dataset }: Examined, { spec, values }: DateColumn): Finding[] {
  const { snapshotDate } = dataset.dictionary;
  if (snapshotDate === null) return [];
  const last = parseIsoDate(snapshotDate)!;
  const later = values.filter((day) => day > last);
  if (later.length === 0) return [];
  return [{
    id: `future:${spec.name}`, severity: 'notes', column: spec.name, remedy: null,
    title: `${quoted(spec.name)} lies after the snapshot of ${formatDate(snapshotDate)} for ${counted(later.length, 'customer')}.`,
    detail: `The latest is ${formatDate(toIsoDate(later.reduce((most, day) => Math.max(most, day))))}. That is right for a date that is agreed upon, such as the end of a term; of what has happened, the snapshot is dated too early: under “Map” the day that the file describes can be changed.`,
  }];
}

function placeholders({ dataset }: Examined, { spec, values, missing }: DateColumn): Finding[] {
  // Who has no day of joining has no tenure that is counted from it.
  const mustBeKnown = spec.role === 'signupDate' && dataset.dictionary.columns.some(({ derived }) => derived === 'between-dates');
  const known = values.length - missing;
  return PLACEHOLDERS.flatMap((text): Finding[] => {
    const day = parseIsoDate(text)!;
    const rows = values.reduce((count, value) => count + Number(value === day && value !== NO_DATE), 0);
    if (rows < Math.max(LEAST_ROWS, HABIT * known)) return [];
    return [{
      id: `placeholder:${spec.name}:${text}`, severity: 'warns', column: spec.name,
      title: `${quoted(spec.name)} is ${formatDate(text)} for ${formatCount(rows)} of ${counted(known, 'customer')} (${formatRate(rows / known)}), which looks like a stand-in for "not known".`,
      detail: `Read as a date, those customers joined or left on one day, and their tenure is made up.${mustBeKnown ? ' The tenure is counted from this day, so without it they cannot be counted; the file can be corrected and brought in again.' : ''}`,
      remedy: { label: mustBeKnown ? 'Leave these customers out' : `Treat ${formatDate(text)} as missing`, change: { kind: 'treatDayAsMissing', column: spec.name, day: text } },
    }];
  });
}

function tenureAgainstDates({ dataset, churned }: Examined): Finding[] {
  const [tenure, signup, left] = [numberByRole(dataset, 'tenure'), dateByRole(dataset, 'signupDate'), dateByRole(dataset, 'churnDate')];
  const { snapshotDate } = dataset.dictionary;
  if (!tenure || !signup || !left || snapshotDate === null) return [];
  const last = parseIsoDate(snapshotDate)!;
  let [comparable, differ] = [0, 0];
  tenure.forEach((months, row) => {
    if (signup[row] === NO_DATE) return;
    comparable++;
    if (Math.abs(months - completedMonths(signup[row]!, churned[row] === 1 ? left[row]! : last)) > 1) differ++;
  });
  if (differ <= TOLERATED * comparable) return [];
  const { name } = columnsByRole(dataset, 'tenure')[0]!.spec;
  return [{
    id: `tenure-dates:${name}`, severity: 'warns', column: name, remedy: null,
    title: `${quoted(name)} differs by more than a month from the dates for ${formatCount(differ)} of ${counted(comparable, 'customer')} (${formatRate(differ / comparable)}).`,
    detail: 'Tenure is taken as the months from sign-up to leaving, or to the snapshot. It may be counted in another period, or the snapshot may be another day; lifetime values follow the tenure, charts by month the dates. Under “Map” the period, or the day that the file describes, can be changed.',
  }];
}
