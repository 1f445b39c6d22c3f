/** Months are whole numbers: 0 = January 2024, the first observed month; 23 = December 2025, the month of the snapshot. */
export const FIRST_SIGNUP_MONTH = -72;
export const LAST_MONTH = 23;

/** 0 = January … 11 = December, before month 0 too. */
export const monthOfYear = (month: number): number => ((month % 12) + 12) % 12;

/** The ISO date of a day (1–28) in a month. @example isoDate(-1, 5) // '2023-12-05' */
export function isoDate(month: number, day: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${2024 + Math.floor(month / 12)}-${pad(monthOfYear(month) + 1)}-${pad(day)}`;
}
