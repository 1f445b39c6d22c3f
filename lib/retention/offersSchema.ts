import { z } from 'zod';

const money = z.number().min(0).max(1e9);
const shape = z.number().min(0.01).max(1e6);
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Expected small letters, digits and hyphens, beginning with a letter');
const text = (most: number) => z.string().trim().min(1, 'Expected some text').max(most);

const range = { atLeast: z.number().optional(), atMost: z.number().optional() };
const isRange = ({ atLeast, atMost }: { atLeast?: number | undefined; atMost?: number | undefined }) => (atLeast ?? atMost) !== undefined && (atLeast ?? -Infinity) <= (atMost ?? Infinity);
const RANGE = 'Expected atLeast, atMost, or both in rising order';

/** One condition on a customer; an offer is for those of whom all hold. */
const conditionSchema = z.union([
  z.strictObject({ of: z.union([z.enum(['tenure', 'monthlyCharge', 'totalCharge']), z.strictObject({ column: z.string().min(1) })]), ...range }).refine(isRange, RANGE),
  z.strictObject({ column: z.string().min(1), in: z.array(z.string().min(1)).min(1) }),
  /** The value of the customer's remaining life, or the chance that the model gives. */
  z.strictObject({ estimate: z.enum(['clv', 'probability']), ...range }).refine(isRange, RANGE),
  /** The column is among the strongest things that raise the customer's chance to leave. */
  z.strictObject({ reason: z.string().min(1), among: z.int().min(1).max(10).default(3) }),
]);
export type OfferCondition = z.infer<typeof conditionSchema>;

/** Paid when the offer is accepted: an amount, or a share of the monthly charge for some months. */
const incentiveSchema = z.union([z.strictObject({ fixed: money }), z.strictObject({ shareOfCharge: z.number().gt(0).max(1), months: z.int().min(1).max(60) })]);
export type Incentive = z.infer<typeof incentiveSchema>;

const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assumed') }),
  z.strictObject({ kind: z.literal('measured'), campaign: text(80), n: z.int().min(1) }),
]);

const channelSchema = z.strictObject({
  id,
  label: text(40),
  /** Customers that can be contacted this way on one day. */
  perDay: z.int().min(0).max(1e7),
});
export type Channel = z.infer<typeof channelSchema>;

const offerSchema = z.strictObject({
  id,
  name: text(60),
  /** What is said to the customer. */
  script: text(400),
  /** Id of a channel. */
  channel: id,
  when: z.array(conditionSchema).max(8),
  /** Columns whose contribution to the risk the offer is an answer to. */
  answers: z.array(z.string().min(1)).max(5).default([]),
  contactCost: money,
  incentive: incentiveSchema,
  /** γ: of the contacted who would leave, the share that stays; its mean is a ÷ (a + b). */
  saveRate: z.strictObject({ a: shape, b: shape }),
  /** a: of the contacted who would have stayed, the share that takes the incentive; the dataset's own assumption where it is not known of this offer. */
  acceptance: z.number().min(0).max(1).optional(),
  origin: originSchema,
});
export type Offer = z.infer<typeof offerSchema>;

/** More offers than a manager can keep apart, or the optimiser's byte can number. */
export const MAX_OFFERS = 40;

/** The offers of a dataset and the channels that they go out by. */
export const offersSchema = z
  .strictObject({ formatVersion: z.literal(1), channels: z.array(channelSchema).min(1).max(10), offers: z.array(offerSchema).max(MAX_OFFERS) })
  .superRefine(({ channels, offers }, context) => {
    const fail = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    channels.forEach((channel, i) => channels.findIndex((other) => other.id === channel.id) < i && fail(['channels', i, 'id'], `Two channels have the id "${channel.id}"`));
    offers.forEach((offer, i) => {
      if (offers.findIndex((other) => other.id === offer.id) < i) fail(['offers', i, 'id'], `Two offers have the id "${offer.id}"`);
      if (offers.findIndex((other) => other.name === offer.name) < i) fail(['offers', i, 'name'], `Two offers are called "${offer.name}"`);
      if (!channels.some((channel) => channel.id === offer.channel)) fail(['offers', i, 'channel'], `No channel has the id "${offer.channel}": expected ${channels.map((channel) => channel.id).join(', ')}`);
    });
  });
export type OffersFile = z.infer<typeof offersSchema>;
