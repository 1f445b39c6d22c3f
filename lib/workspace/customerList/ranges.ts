import type { NumberSpec } from '@/lib/dataset/schema';
import { formatMoney, formatMonths, formatNumber, formatWithUnit } from '@/lib/format';

/** Both ends belong to it; an open end is infinite. */
export interface NumberRange {
  from: number;
  to: number;
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$`);
const SINGLE = new RegExp(`^${NUMBER}$`);

/** "3..6", "..6", "60..", or one number; null for what is no range, or holds no number. */
export function readRange(text: string): NumberRange | null {
  if (SINGLE.test(text)) return { from: Number(text), to: Number(text) };
  const found = RANGE.exec(text);
  if (!found || text === '..') return null;
  const range = { from: found[1] === undefined ? -Infinity : Number(found[1]), to: found[2] === undefined ? Infinity : Number(found[2]) };
  return range.from <= range.to ? range : null;
}

/** Whether it is a number as an address has it. */
export function isNumber(text: string): boolean {
  return SINGLE.test(text);
}

/** The unit of a chance: asked for as a share, said in percent. */
export const SHARE = 'from 0 to 1';

/** "3 to 6 months", "up to 6 months", "60 months or more" */
export function rangeText({ from, to }: NumberRange, { unit }: Pick<NumberSpec, 'unit'>, currency: string): string {
  const bare = (value: number) => {
    if (unit === SHARE) return `${formatNumber(value * 100, 4)}%`;
    return unit.startsWith('currency') ? formatMoney(value, currency) : formatNumber(value, 6);
  };
  const full = (value: number) => {
    if (unit === SHARE) return bare(value);
    if (unit.startsWith('currency')) return formatWithUnit(value, unit, currency);
    return unit === 'months' && value === 1 ? formatMonths(value) : `${bare(value)} ${unit}`.trim();
  };
  if (from === -Infinity) return `up to ${full(to)}`;
  if (to === Infinity) return `${full(from)} or more`;
  return from === to ? full(from) : `${bare(from)} to ${full(to)}`;
}
