import { betaCdf, betaMean } from '@/lib/stats/beta';
import { rocConvexHull, rocCurve } from '@/lib/stats/curves';

/** What a contact costs and brings. Money in the dataset's currency. */
export interface CampaignEconomics {
  /** Value of a customer who stays. */
  clv: number;
  /** d: the offer, paid for each contacted customer who accepts it; who would have stayed always does. */
  incentiveCost: number;
  /** f: paid for each contacted customer. */
  contactCost: number;
}

export interface ProfitAtCutInput extends CampaignEconomics {
  truePositiveRate: number;
  falsePositiveRate: number;
  /** Share of customers who would leave. */
  prevalence: number;
  /** γ: the share of contacted leavers whom the offer keeps. */
  saveRate: number;
}

export interface ExpectedMaximumProfitInput extends CampaignEconomics {
  /** n labels, 1 = churned. */
  y: ArrayLike<number>;
  /** n scores; only their order counts. */
  score: ArrayLike<number>;
  /** γ ~ Beta(a, b): how sure one is of the save rate. */
  saveRate: { a: number; b: number };
}

function assertEconomics({ clv, incentiveCost, contactCost }: CampaignEconomics): void {
  if (!(incentiveCost >= 0 && contactCost >= 0 && clv > incentiveCost)) {
    throw new RangeError(`Costs must not be negative, and the incentive must cost less than the customer is worth: got CLV ${clv}, incentive ${incentiveCost}, contact ${contactCost}`);
  }
}

/**
 * Profit per customer of the base of contacting everyone above one cut of the scores:
 * (γ(CLV − d) − f)·π₀·TPR − (d + f)·π₁·FPR, with π₀ the share who would leave and π₁ = 1 − π₀.
 *
 * @throws RangeError for a negative cost, or an incentive that costs the customer's value or more
 * @see Verbraken, Verbeke & Baesens (2013), "A novel profit maximizing metric for measuring classification performance of customer churn prediction models"
 * @example profitAtCut({ truePositiveRate: 1, falsePositiveRate: 0, prevalence: 0.5, clv: 200, incentiveCost: 10, contactCost: 1, saveRate: 0.3 }) // 28
 */
export function profitAtCut({ truePositiveRate, falsePositiveRate, prevalence, saveRate, ...economics }: ProfitAtCutInput): number {
  assertEconomics(economics);
  const { clv, incentiveCost, contactCost } = economics;
  const perLeaver = saveRate * (clv - incentiveCost) - contactCost;
  const perStayer = incentiveCost + contactCost;
  return perLeaver * prevalence * truePositiveRate - perStayer * (1 - prevalence) * falsePositiveRate;
}

/**
 * Expected maximum profit of a churn model (EMP): the profit per customer when, for each save rate γ, the best cut is taken, averaged over
 * γ ~ Beta(a, b). Exact: only corners of the ROC curve's convex hull are ever best, each for one interval of γ, and within it profit
 * is linear in γ, so the average is a sum of incomplete beta functions. O(n log n).
 *
 * @returns emp, money per customer of the base, and fraction, the share of the base contacted on average; NaN where a class is absent
 * @throws RangeError for a negative cost, an incentive that costs the customer's value or more, parameters that make no beta
 * distribution, lengths that differ, or a NaN score
 * @see Verbraken, Verbeke & Baesens (2013)
 * @example
 * const y = [0, 1, 0, 1, 0, 1, 0, 1];
 * const score = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9];
 * expectedMaximumProfit({ y, score, clv: 200, incentiveCost: 10, contactCost: 1, saveRate: { a: 6, b: 14 } }) // emp 23.8756, fraction .87437
 */
export function expectedMaximumProfit({ y, score, saveRate: { a, b }, ...economics }: ExpectedMaximumProfitInput): { emp: number; fraction: number } {
  const curve = rocCurve(y, score);
  const prevalence = Array.from(y).filter((label) => label === 1).length / y.length;
  const corners = rocConvexHull(curve).map((i) => {
    const cut = { truePositiveRate: curve.truePositiveRate[i]!, falsePositiveRate: curve.falsePositiveRate[i]!, prevalence, ...economics };
    const profitWithoutSaves = profitAtCut({ ...cut, saveRate: 0 });
    return {
      contacted: prevalence * cut.truePositiveRate + (1 - prevalence) * cut.falsePositiveRate,
      // Profit at γ is intercept + slope · γ.
      intercept: profitWithoutSaves,
      slope: profitAtCut({ ...cut, saveRate: 1 }) - profitWithoutSaves,
    };
  });
  let emp = 0;
  let fraction = 0;
  let from = 0;
  corners.forEach((corner, k) => {
    const next = corners[k + 1];
    // From this γ on the next corner is better; one that catches no further leaver never is.
    const until = !next ? 1 : next.slope > corner.slope ? Math.min(Math.max((corner.intercept - next.intercept) / (next.slope - corner.slope), from), 1) : 1;
    const chance = betaCdf(until, a, b) - betaCdf(from, a, b);
    // ∫ γ·h(γ) dγ is the mean times the distribution function of Beta(a + 1, b).
    const meanPart = betaMean(a, b) * (betaCdf(until, a + 1, b) - betaCdf(from, a + 1, b));
    emp += corner.intercept * chance + corner.slope * meanPart;
    fraction += corner.contacted * chance;
    from = until;
  });
  return { emp, fraction };
}

/**
 * The probability to leave above which contacting one customer is expected to pay: (d + f) / (γ(CLV − d) + d).
 *
 * @returns above 1 where a contact never pays; 0 where it costs nothing; Infinity or NaN where it brings nothing either
 * @throws RangeError for a negative cost, or an incentive that costs the customer's value or more
 * @see Verbraken, Verbeke & Baesens (2013), for one customer: p·(γ(CLV − d) − f) = (1 − p)·(d + f)
 * @example contactThreshold({ clv: 200, incentiveCost: 10, contactCost: 1, saveRate: 0.3 }) // .1642
 */
export function contactThreshold({ saveRate, ...economics }: CampaignEconomics & { saveRate: number }): number {
  assertEconomics(economics);
  const { clv, incentiveCost, contactCost } = economics;
  return (incentiveCost + contactCost) / (saveRate * (clv - incentiveCost) + incentiveCost);
}
