/** Months ahead of which each is told. */
export const MONTHS_AHEAD = 12;

/** How the customers of a risk group leave. */
export interface RiskCourse {
  /** ln of the chance to stay through month t at relative hazard 1; index t = 1 … as far as is looked ahead. */
  logBaseline: Float64Array;
  /** Variance of it over the observed months; beyond them nothing is added. */
  variance: Float64Array;
}

export interface PayingCustomer {
  /** Place among the courses. */
  group: number;
  /** How fast they leave, in multiples of their course. */
  relative: number;
  /** Completed months T. */
  tenure: number;
  /** Paid each month. */
  charge: number;
}

/** What customers pay a month, and what of it will have left. */
export interface RevenueLoss {
  customers: number;
  /** Paid a month today: MRR. */
  revenue: number;
  /** Expected monthly revenue of those who have left by k months from now, Σ charge·(1 − S(T+k)/S(T)); index k = 0 … 12. */
  lost: Float64Array;
  /** 12×12, row-major from month 1: covariance of what has left, by who happens to leave. */
  covariance: Float64Array;
  /** By course, (month t, k)-major: how much less is lost by month k per unit of ln of the chance to stay through t at relative hazard 1. */
  slopes: Float64Array[];
}

/** Nobody, who pays nothing. */
export function noLoss(courses: readonly RiskCourse[]): RevenueLoss {
  return {
    customers: 0,
    revenue: 0,
    lost: new Float64Array(MONTHS_AHEAD + 1),
    covariance: new Float64Array(MONTHS_AHEAD ** 2),
    slopes: courses.map(({ logBaseline }) => new Float64Array(logBaseline.length * MONTHS_AHEAD)),
  };
}

/**
 * Chances to have left by 1 … 12 months from now, 1 − S(T+k)/S(T): conditional on being there after T months. O(12).
 *
 * @param left 13 places that are written over; the first becomes 0
 * @example chancesToHaveLeft({ logBaseline: new Float64Array(20).fill(Math.log(0.9)), variance }, { relative: 1, tenure: 5 }, left) // left[2] is 0.19
 */
export function chancesToHaveLeft({ logBaseline }: RiskCourse, { relative, tenure }: Pick<PayingCustomer, 'relative' | 'tenure'>, left: Float64Array): void {
  let log = 0;
  left[0] = 0;
  for (let k = 1; k <= MONTHS_AHEAD; k++) {
    log += relative * logBaseline[tenure + k]!;
    left[k] = -Math.expm1(log);
  }
}

/** Adds a customer to a loss, in place. O(12²). */
export function addCustomer(loss: RevenueLoss, courses: readonly RiskCourse[], customer: PayingCustomer): void {
  const { group, relative, tenure, charge } = customer;
  chancesToHaveLeft(courses[group]!, customer, left);
  loss.customers++;
  loss.revenue += charge;
  const slopes = loss.slopes[group]!;
  for (let k = 1; k <= MONTHS_AHEAD; k++) {
    const stays = 1 - left[k]!;
    loss.lost[k]! += charge * left[k]!;
    // Who has left by an earlier month has left by month k too.
    for (let j = 1; j <= k; j++) {
      const together = charge ** 2 * left[j]! * stays;
      loss.covariance[(k - 1) * MONTHS_AHEAD + j - 1]! += together;
      if (j < k) loss.covariance[(j - 1) * MONTHS_AHEAD + k - 1]! += together;
      slopes[(tenure + j) * MONTHS_AHEAD + k - 1]! += charge * relative * stays;
    }
  }
}

const left = new Float64Array(MONTHS_AHEAD + 1);

/** Revenue not received over the first k months, Σ_{j≤k} lost[j]: who has left by month j does not pay in it. Index k = 0 … 12. */
export function notReceived(lost: Float64Array): Float64Array {
  let sum = 0;
  return lost.map((value) => (sum += value));
}
