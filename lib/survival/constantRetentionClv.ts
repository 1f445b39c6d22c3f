export interface ConstantRetention {
  /** Margin per period. */
  margin: number;
  /** Chance to stay through a period, 0 … 1. */
  retention: number;
  /** Rate per period, above 0 or with a retention below 1. */
  discount: number;
}

/**
 * Lifetime value over an endless horizon when the same share stays every period: three textbook formulas that differ in which payments
 * they count, and are often taken for one another.
 *
 * @returns the first payment counted, m(1 + d)/(1 + d − r); not counted, m·r/(1 + d − r); and paid at the end of each period, m/(1 + d − r)
 * @see Fader & Hardie (2012), "Reconciling and clarifying CLV formulas"
 * @example constantRetentionClv({ margin: 100, retention: 0.8, discount: 0.1 }) // 366.67, 266.67, 333.33
 */
export function constantRetentionClv({ margin, retention, discount }: ConstantRetention): {
  firstPaymentCounted: number;
  firstPaymentNotCounted: number;
  paidAtPeriodEnd: number;
} {
  const perUnit = margin / (1 + discount - retention);
  return { firstPaymentCounted: perUnit * (1 + discount), firstPaymentNotCounted: perUnit * retention, paidAtPeriodEnd: perUnit };
}
