/** The shifted-beta-geometric model: each customer leaves at a constant chance of their own, which is Beta(alpha, beta) among customers. */
export interface ShiftedBetaGeometric {
  alpha: number;
  beta: number;
}

export interface ShiftedBetaGeometricFit extends ShiftedBetaGeometric {
  logLikelihood: number;
  /**
   * True where the likelihood goes on rising at the end of the range of alpha + beta: towards many where the hazard is constant
   * or rises, so that customers show no differences, and towards none where departures stop after the first months.
   */
  atBound: boolean;
}

/** The ends of alpha + beta: at the upper one the hazard falls by a millionth a month. */
const [LOWEST_SUM, HIGHEST_SUM] = [1e-6, 1e6];
/** Points of the search over alpha + beta, two a factor of ten: a hazard that first falls and then rises can have two summits. */
const GRID = Array.from({ length: 25 }, (_, i) => LOWEST_SUM * 10 ** (i / 2));

/**
 * Fits the shifted-beta-geometric model by maximum likelihood to departures d of n at risk, Σ d·ln h + (n − d)·ln(1 − h) with hazard
 * h(t) = α/(α + β + t − 1). Written by hazards it takes censoring and left truncation as they come: both only change who is at risk.
 *
 * It solves the mean 1-month hazard μ = α/(α + β) for every heterogeneity 1/(α + β), then the derivative along that ridge. Without a
 * departure α is 0 and all stay. O(200·T).
 *
 * @param events T departures, months 1 … T
 * @param atRisk T customers at risk just before each month
 * @throws RangeError when lengths differ, or a month has more departures than customers
 * @see Fader & Hardie (2007), "How to project customer retention"
 * @example fitShiftedBetaGeometric([131, 126], [1000, 869])
 */
export function fitShiftedBetaGeometric(events: ArrayLike<number>, atRisk: ArrayLike<number>): ShiftedBetaGeometricFit {
  if (events.length !== atRisk.length) throw new RangeError(`Departures and customers at risk must pair up: got ${events.length}, ${atRisk.length}`);
  const months = Array.from(events, (d, i) => ({ past: i, left: d, stayed: atRisk[i]! - d }));
  const wrong = months.findIndex(({ left, stayed }) => !(left >= 0 && stayed >= 0));
  if (wrong >= 0) throw new RangeError(`Departures must lie within 0 and the customers at risk: got ${events[wrong]} of ${atRisk[wrong]} in month ${wrong + 1}`);
  const observed = months.filter(({ left, stayed }) => left + stayed > 0);
  if (observed.every(({ left }) => left === 0)) return { alpha: 0, beta: HIGHEST_SUM, logLikelihood: 0, atBound: true };

  const heights = GRID.map((sum) => ridge(observed, sum).logLikelihood);
  const best = heights.indexOf(Math.max(...heights));
  const [low, high] = [GRID[Math.max(0, best - 1)]!, GRID[Math.min(GRID.length - 1, best + 1)]!];
  const log = fallingRoot((at) => -ridge(observed, Math.exp(at)).slope, Math.log(low), Math.log(high));
  const sum = Math.exp(log);
  const { mean, logLikelihood } = ridge(observed, sum);
  const atBound = sum <= LOWEST_SUM * 1.001 || sum >= HIGHEST_SUM / 1.001;
  return { alpha: mean * sum, beta: (1 - mean) * sum, logLikelihood, atBound };
}

/**
 * Retention of month t, (β + t − 1)/(α + β + t − 1): the chance to stay through it, given that the customer reached it. It rises
 * with t, as those who leave easily have gone.
 *
 * @param t months from 1
 * @see Fader & Hardie (2007), equation 7
 * @example sbgRetention({ alpha: 0.66809, beta: 3.8061 }, 1) // 0.8507
 */
export function sbgRetention({ alpha, beta }: ShiftedBetaGeometric, t: number): number {
  return (beta + t - 1) / (alpha + beta + t - 1);
}

/** Departures and stays of a month, `past` months after the first. */
type Month = { past: number; left: number; stayed: number };

/** The highest likelihood at a given α + β, the mean hazard of month 1 there, and its slope (in sign) against 1/(α + β). */
function ridge(months: readonly Month[], sum: number): { mean: number; logLikelihood: number; slope: number } {
  // h(t) = mean·decay, decay = (α + β)/(α + β + t − 1).
  const decays = months.map(({ past, left, stayed }) => ({ past, left, stayed, decay: sum / (sum + past) }));
  const mean = bestMean(decays);
  let logLikelihood = 0;
  let slope = 0;
  for (const { past, left, stayed, decay } of decays) {
    const hazard = mean * decay;
    if (left > 0) logLikelihood += left * Math.log(hazard);
    if (stayed > 0) logLikelihood += stayed * Math.log1p(-hazard);
    slope += past * decay * ((stayed === 0 ? 0 : (stayed * hazard) / (1 - hazard)) - left);
  }
  return { mean, logLikelihood, slope };
}

/**
 * Mean hazard of month 1 at which the likelihood is highest: where departures equal Σ stayed·h/(1 − h), by Newton's steps, which
 * approach from above as the sum is convex, held inside a bracket.
 */
function bestMean(months: readonly (Month & { decay: number })[]): number {
  let [low, high] = [0, 1];
  let mu = Math.min(1, months.reduce((sum, { left }) => sum + left, 0) / months.reduce((sum, { left, stayed, decay }) => sum + (left + stayed) * decay, 0));
  for (let round = 0; round < 100; round++) {
    let excess = 0;
    let slope = 0;
    for (const { left, stayed, decay } of months) {
      const odds = decay / (1 - mu * decay);
      excess += left - (stayed === 0 ? 0 : stayed * mu * odds);
      slope -= stayed === 0 ? 0 : stayed * odds * (1 + mu * odds);
    }
    if (excess > 0) low = mu;
    else high = mu;
    const newton = mu - excess / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - mu) <= 1e-14 * mu) return next;
    mu = next;
  }
  return mu;
}

/** Where f crosses from above 0 to below, by bisection to rounding; without a crossing, the end that f points to. */
function fallingRoot(f: (x: number) => number, low: number, high: number): number {
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
