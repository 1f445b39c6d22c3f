const STEP = 6;

/** Whether a table of a curve prints this month: every sixth and the last. To be used as a filter. */
export function isPrinted<T extends { month: number }>({ month }: T, i: number, all: readonly T[]): boolean {
  return month % STEP === 0 || i === all.length - 1;
}
