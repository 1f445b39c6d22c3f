import { z } from 'zod';
import type { RiskBand } from './riskBand';

export const customerIdSchema = z.string().trim().min(1, 'Enter a customer ID.').max(100, 'A customer ID has at most 100 characters.');

/** A value as typed or sent; what it must be for its column is checked against the dictionary. */
const rawValue = z.union([z.string().max(200), z.number(), z.null()]);

/** Whether the answer comes with what each feature adds to it. */
const explain = z.boolean().default(false);

/** Whether it comes with what to do. */
const offers = z.boolean().default(false);

/** Body of POST /api/v1/predict: one of the two, nothing else. */
export const predictRequestSchema = z.union([
  z.strictObject({ customerId: customerIdSchema, explain, offers }),
  z.strictObject({ features: z.record(z.string().max(200), rawValue), explain, offers }),
]);

export interface Prediction {
  customerId: string | null;
  churn: 'Yes' | 'No';
  /** 0–1 */
  probability: number;
  /** Where the true probability lies, for the share `level` of all customers; null where the model has no calibrated interval. */
  interval: { level: number; lower: number; upper: number } | null;
  riskBand: RiskBand;
  threshold: number;
  modelVersion: string;
  warnings: { feature: string; message: string }[];
  /** Where it was asked for: baseValue + the sum of all shapValues = probability. The largest first. */
  explanation?: { baseValue: number; contributions: { feature: string; label: string; value: number | string | null; shapValue: number }[] };
  /**
   * Where it was asked for: the offer of the highest expected value, or why none can be weighed; null where doing nothing is best. Money
   * in the dataset's currency; `breakEven` is the chance to leave from which it pays.
   */
  recommendation?:
    | { id: string; name: string; expectedValue: number; range: { lower: number; upper: number }; cost: number; breakEven: number; channel: string }
    | { missing: string }
    | null;
  /** Where offers were asked for and can be weighed: the chance to leave within `months` months, and the value of the remaining life. */
  offerInputs?: { leaveProbability: number; clv: number; months: number };
  /**
   * Likewise: every offer that the customer is eligible for, and doing nothing, by expected value, which is saved − givenAway − contact:
   * p·saveRate·(clv − incentive) − (1 − p)·acceptance·incentive − contact with p the chance to leave. `breakEven` is null where it pays at none.
   */
  offers?: (WeighedOffer | { id: 'do-nothing'; expectedValue: 0 })[];
}

/** Money in the dataset's currency, shares 0–1. */
interface WeighedOffer {
  id: string;
  name: string;
  channel: string;
  expectedValue: number;
  range: { lower: number; upper: number };
  cost: number;
  breakEven: number | null;
  saveRate: number;
  incentive: number;
  acceptance: number;
  terms: { saved: number; givenAway: number; contact: number };
}
