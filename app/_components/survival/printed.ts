import type { TenureStep } from '@/lib/workspace/tenureStep';

const MONTHS = 6;

/** Whether a table of a curve prints this month: every sixth and the last; of years all. To be used as a filter. */
export const isPrinted = ({ months }: TenureStep) => <T extends { month: number }>({ month }: T, i: number, all: readonly T[]): boolean => month * months % MONTHS === 0 || i === all.length - 1;
