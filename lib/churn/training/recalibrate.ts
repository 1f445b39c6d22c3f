/** The line y ≈ a + b·p from predicted to observed. b > 1: predictions were too timid. */
export interface Recalibration {
  a: number;
  b: number;
}

/** Changes nothing. */
export const NO_RECALIBRATION: Recalibration = { a: 0, b: 1 };

/**
 * Fits y ≈ a + b·p by least squares on out-of-bag predictions (rows without one, NaN, are left out).
 *
 * A forest without signal gets b = 0 and predicts the base rate for everyone. A negative slope is never a finding: taking a row's
 * own label out of the counts lowers the prediction of exactly the churned rows, so the least squares line of pure noise can
 * fall, and following it would reveal the labels.
 *
 * @param y n labels, 0|1
 * @param probability n out-of-bag predictions or NaN
 */
export function fitRecalibration(y: ArrayLike<number>, probability: Float64Array): Recalibration {
  let n = 0;
  let meanP = 0;
  let meanY = 0;
  let spread = 0;
  let together = 0;
  for (let i = 0; i < probability.length; i++) {
    const p = probability[i]!;
    if (Number.isNaN(p)) continue;
    n++;
    // Welford's update: no loss of digits where all predictions are nearly equal.
    const fromMean = p - meanP;
    meanP += fromMean / n;
    spread += fromMean * (p - meanP);
    meanY += (y[i]! - meanY) / n;
    together += fromMean * (y[i]! - meanY);
  }
  if (n === 0) return NO_RECALIBRATION;
  const b = spread > 0 ? Math.max(0, together / spread) : 0;
  return { a: meanY - b * meanP, b };
}

/** a + b·value, held within [0, 1]. */
export function recalibrate({ a, b }: Recalibration, value: number): number {
  return Math.min(1, Math.max(0, a + b * value));
}
