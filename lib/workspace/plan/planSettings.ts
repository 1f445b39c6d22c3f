import type { Channel } from '@/lib/retention/offersSchema';

/** What a plan is asked to do; with the dataset and its offers it determines the plan. */
export interface PlanSettings {
  /** For contacts and incentives, in the dataset's currency; null for as much as pays. */
  budget: number | null;
  /** Working days: a channel takes so many times its daily capacity. */
  days: number;
  /** By channel id: customers in all of those days, where it is not the offers' own daily capacity. */
  capacity: Readonly<Record<string, number>>;
  /** Offers are made only where they are expected to bring more than this. */
  minValue: number;
  /** Id of the rule segment that is planned for; null for everyone. */
  segment: string | null;
  /** Share of the customers that is kept back by lot, 0 … 0.5. */
  control: number;
  /** Which lot. */
  draw: number;
  /** Ids of customers who are not to be contacted. */
  without: readonly string[];
  /** By customer id: the offer that they are to get whatever else. */
  fixed: Readonly<Record<string, string>>;
}

export const DEFAULT_PLAN: PlanSettings = { budget: null, days: 5, capacity: {}, minValue: 0, segment: null, control: 0.1, draw: 1, without: [], fixed: {} };

/** Customers that a channel can take in the days of a plan. */
export function capacityOf(channel: Channel, { days, capacity }: PlanSettings): number {
  return capacity[channel.id] ?? channel.perDay * days;
}
