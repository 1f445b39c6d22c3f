import { calendarDay, completedMonths, dayNumber, parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { dateByRole, NO_DATE, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { predictRows, type Predictor } from './model';

/** Σ probability × monthly charge over customers, per month; a missing charge counts as nothing. */
export function revenueAtRisk(probability: ArrayLike<number>, monthlyCharge: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probability.length; i++) {
    const charge = monthlyCharge[i]!;
    if (!Number.isNaN(charge)) sum += probability[i]! * charge;
  }
  return sum;
}

/**
 * Revenue at risk at each month's end of the observation window, as today's model would have seen it: the customers of that
 * day with their tenure of that day and their total charge reduced in proportion. Their other details are those of the file,
 * which keeps no history of them. At the snapshot it equals revenue at risk today.
 *
 * @returns empty for a dataset without dates, tenure or charges
 */
export function revenueAtRiskHistory(model: Predictor, dataset: Dataset): { day: string; value: number }[] {
  const signup = dateByRole(dataset, 'signupDate');
  const left = dateByRole(dataset, 'churnDate');
  const tenure = numberByRole(dataset, 'tenure');
  const charge = numberByRole(dataset, 'monthlyCharge');
  const total = numberByRole(dataset, 'totalCharge');
  const { observationWindow, snapshotDate } = dataset.dictionary;
  if (!signup || !left || !tenure || !charge || !observationWindow || !snapshotDate) return [];
  return monthEnds(parseIsoDate(observationWindow.start)!, parseIsoDate(observationWindow.end)!).map((day) => {
    const rows: number[] = [];
    for (let row = 0; row < dataset.rowCount; row++) {
      if (signup[row]! !== NO_DATE && signup[row]! <= day && (left[row] === NO_DATE || left[row]! > day)) rows.push(row);
    }
    const tenureThen = (row: number) => completedMonths(signup[row]!, day);
    const probability = predictRows(model, dataset, rows, {
      tenure: tenureThen,
      totalCharge: (row) => (tenure[row] === 0 ? total![row]! : (total![row]! * tenureThen(row)) / tenure[row]!),
    });
    return { day: toIsoDate(day), value: revenueAtRisk(probability, rows.map((row) => charge[row]!)) };
  });
}

/** The last days of the calendar months that end within [start, end]. */
export function monthEnds(start: number, end: number): number[] {
  const days: number[] = [];
  for (let { year, month } = calendarDay(start); ; month++) {
    const day = dayNumber(year, month + 1, 0);
    if (day > end) return days;
    days.push(day);
  }
}
