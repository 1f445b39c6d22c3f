import { calendarDay, dayNumber } from '@/lib/dataset/dates';

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Whole days [start, end): `end` is the first day after the period. */
export interface Period {
  kind: PeriodKind;
  start: number;
  end: number;
  /** "Dec 2025", "Q4 2025" or "2025". */
  label: string;
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LENGTH: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };

/** The complete calendar periods inside the window, oldest first. @param window first and last day, both observed */
export function periodsWithin(kind: PeriodKind, window: { start: number; end: number }): Period[] {
  const months = LENGTH[kind];
  const first = calendarDay(window.start);
  const periods: Period[] = [];
  let month = Math.floor((first.month - 1) / months) * months + 1;
  for (let year = first.year; ; month += months) {
    if (month > 12) {
      month -= 12;
      year++;
    }
    const start = dayNumber(year, month, 1);
    const end = dayNumber(year, month + months, 1);
    if (end - 1 > window.end) return periods;
    if (start >= window.start) periods.push({ kind, start, end, label: label(kind, year, month) });
  }
}

/** The calendar period that a day lies in. */
export function periodOf(kind: PeriodKind, day: number): Period {
  const months = LENGTH[kind];
  const { year, month } = calendarDay(day);
  const first = Math.floor((month - 1) / months) * months + 1;
  return { kind, start: dayNumber(year, first, 1), end: dayNumber(year, first + months, 1), label: label(kind, year, first) };
}

function label(kind: PeriodKind, year: number, month: number): string {
  if (kind === 'year') return String(year);
  return kind === 'quarter' ? `Q${(month + 2) / 3} ${year}` : `${MONTHS[month - 1]} ${year}`;
}
