/** How numbers are written, once for all screens. Proportions come in as 0–1; "%" exists only here. */

import { NO_CURRENCY } from '@/lib/dataset/currency';

const MINUS = '−';
export const MISSING = '—';

const integer = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const trueMinus = (text: string) => text.replace(/^-/, MINUS);

/** 7043 → "7,043" */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? trueMinus(integer.format(value)) : MISSING;
}

/** At most `digits` decimals, without trailing zeros: 12.50 → "12.5". */
export function formatNumber(value: number, digits = 2): string {
  return Number.isFinite(value) ? trueMinus(new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(value)) : MISSING;
}

/** Always `digits` decimals, so that a column of them lines up. */
export function formatFixed(value: number, digits: number): string {
  return Number.isFinite(value) ? trueMinus(value.toFixed(digits)) : MISSING;
}

/** 0.2654 → "26.5%" */
export function formatRate(value: number): string {
  return Number.isFinite(value) ? `${trueMinus(oneDecimal.format(value * 100))}%` : MISSING;
}

/** A churn rate and its retention rate, rounded so that the two printed numbers sum to 100.0%. */
export function formatRatePair(churnRate: number): { churn: string; retention: string } {
  if (!Number.isFinite(churnRate)) return { churn: MISSING, retention: MISSING };
  // 1 − 79/80 is 0.01249999…; without the inner rounding it and 1/80 would fall on either side of a half.
  const tenths = Math.round(Number((churnRate * 1000).toFixed(6)));
  return { churn: `${oneDecimal.format(tenths / 10)}%`, retention: `${oneDecimal.format((1000 - tenths) / 10)}%` };
}

/** A probability from which somebody counts as something, with all its digits: 0.42 → "42%", 0.045 → "4.5%". */
export function formatCut(cut: number): string {
  return `${Number((cut * 100).toPrecision(12))}%`;
}

/** A probability: "62%", "<1%", ">99%". */
export function formatProbability(value: number): string {
  if (!Number.isFinite(value)) return MISSING;
  if (value < 0.005) return '<1%';
  return value >= 0.995 ? '>99%' : `${Math.round(value * 100)}%`;
}

/** What a currency is called beside a field or an axis: its code, or "money" where there is none. */
export const currencyWord = (currency: string): string => (currency === NO_CURRENCY ? 'money' : currency);

/** Money with cents: 70.35, EUR → "€70.35" */
export function formatMoney(value: number, currency: string): string {
  return money(value, currency, 2);
}

/** Money without cents: 2283.4, USD → "$2,283" */
export function formatMoneyRounded(value: number, currency: string): string {
  return money(value, currency, 0);
}

/** Money for axes and headlines: from 10,000 on "€139K", below that whole. */
export function formatMoneyCompact(value: number, currency: string): string {
  if (!Number.isFinite(value) || Math.abs(value) < 10_000) return money(value, currency, 0);
  const format = new Intl.NumberFormat('en-GB', { ...signOf(currency), notation: 'compact', maximumSignificantDigits: 3 });
  return trueMinus(format.format(value)).replace('k', 'K');
}

function money(value: number, currency: string, digits: number): string {
  if (!Number.isFinite(value)) return MISSING;
  return trueMinus(moneyFormat(currency, digits).format(value));
}

/** By currency and digits: one costs fifty times as much to make as to use. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  let format = moneyFormats.get(key);
  if (!format) moneyFormats.set(key, (format = new Intl.NumberFormat('en-GB', { ...signOf(currency), minimumFractionDigits: digits, maximumFractionDigits: digits })));
  return format;
}

const signOf = (currency: string): Intl.NumberFormatOptions => (currency === NO_CURRENCY ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });

/** A number of a dictionary column with its unit: 6, "months" → "6 months"; 70.35, "currency/month" → "€70.35 a month". */
export function formatWithUnit(value: number, unit: string, currency: string): string {
  if (unit === 'currency') return formatMoney(value, currency);
  if (unit === 'currency/month') return `${formatMoney(value, currency)} a month`;
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}

/** A signed change without its sign, which the caller writes as an arrow: 0.008 points → "0.8 pp", 0.031 relative → "3.1%". */
export function formatChange(change: number, kind: 'points' | 'relative'): string {
  return `${oneDecimal.format(Math.abs(change) * 100)}${kind === 'points' ? ' pp' : '%'}`;
}

/** 970457 → "948 KB"; 1 KB is 1,024 bytes. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return MISSING;
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${formatNumber(value, power > 0 && value < 10 ? 1 : 0)} ${['bytes', 'KB', 'MB', 'GB'][power]}`;
}

/** 1 → "1 month", 14 → "14 months" */
export function formatMonths(months: number): string {
  return `${formatNumber(months, 0)} ${months === 1 ? 'month' : 'months'}`;
}

export { showDate as formatDate } from './dataset/showDate';
