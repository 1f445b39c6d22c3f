/**
 * Churn rate over another length of time at the same daily hazard: 1 − (1 − c)^(to/from). Never c × (to/from), which passes 100%.
 *
 * @param churnRate 0 … 1 over `fromDays`
 * @see Gold (2020), Fighting Churn with Data, listing 2.5
 * @example rescaleChurn(0.02, 30, 365) // 0.2179
 */
export function rescaleChurn(churnRate: number, fromDays: number, toDays: number): number {
  return 1 - (1 - churnRate) ** (toDays / fromDays);
}
