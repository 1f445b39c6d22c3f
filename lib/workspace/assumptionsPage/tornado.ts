import type { Assumptions } from '@/lib/dataset/schema';
import { formatNumber, formatRate } from '@/lib/format';
import type { Offer } from '@/lib/retention/offersSchema';
import { betaQuantile } from '@/lib/stats/beta';

const ACCEPTANCE_LABEL = 'Acceptance by those who would have stayed';

/** Assumptions and offers at one end of a range, and what that end is, as it is printed. */
export interface RangeEnd {
  text: string;
  assumptions: Assumptions;
  offers: readonly Offer[];
}

/** How far one assumption may be off while the others stay. */
export interface TornadoRange {
  id: string;
  label: string;
  low: RangeEnd;
  high: RangeEnd;
}

export interface TornadoBar {
  id: string;
  label: string;
  low: { text: string; value: number };
  high: { text: string; value: number };
  /** Between the two ends. */
  swing: number;
}

/**
 * How much an outcome moves over the range of each assumption, one at a time, the widest first: which of them it is worth to know
 * better. Ranges over which it does not move at all are left out.
 *
 * @param outcome of assumptions and offers, e.g. money; called twice for each range
 * @see Howard (1988), "Decision Analysis: Practice and Promise", on tornado diagrams
 */
export function tornado(outcome: (assumptions: Assumptions, offers: readonly Offer[]) => number, ranges: readonly TornadoRange[]): TornadoBar[] {
  const at = ({ text, assumptions, offers }: RangeEnd) => ({ text, value: outcome(assumptions, offers) });
  const bars = ranges.map(({ id, label, low, high }): TornadoBar => {
    const ends = { low: at(low), high: at(high) };
    return { id, label, ...ends, swing: Math.abs(ends.high.value - ends.low.value) };
  });
  return bars.filter(({ swing }) => swing > 0).sort((a, b) => b.swing - a.swing);
}

/** The ranges that are drawn, each around what is in use: margin ±20%, discount half to twice, and what else is customary for its kind. */
export function tornadoRanges(assumptions: Assumptions, offers: readonly Offer[]): TornadoRange[] {
  const { grossMargin, discountRate } = assumptions;
  const range = (id: string, label: string, ends: readonly (readonly [text: string, change: Partial<Assumptions>])[]): TornadoRange => {
    const [low, high] = ends.map(([text, change]): RangeEnd => ({ text, assumptions: { ...assumptions, ...change }, offers }));
    return { id, label, low: low!, high: high! };
  };
  const offersRange = (id: string, label: string, ends: readonly (readonly [text: string, change: (offer: Offer) => Offer])[]): TornadoRange => {
    const [low, high] = ends.map(([text, change]): RangeEnd => ({ text, assumptions, offers: offers.map(change) }));
    return { id, label, low: low!, high: high! };
  };
  const months = (count: number) => `${count} months`;
  const perMonth = (share: number) => `${formatNumber(share * 100)}% a month`;
  const margins = [grossMargin * 0.8, Math.min(1, grossMargin * 1.2)] as const;
  const discounts = [discountRate / 2, Math.min(0.5, discountRate * 2)] as const;
  return [
    range('grossMargin', 'Gross margin', margins.map((share) => [formatRate(share), { grossMargin: share }])),
    range('discountRate', 'Discount rate', discounts.map((share) => [perMonth(share), { discountRate: share }])),
    range('clvHorizon', 'Horizon', [24, 48].map((clvHorizon) => [months(clvHorizon), { clvHorizon }])),
    range('leaveWithin', 'Leaving within', [6, 18].map((leaveWithin) => [months(leaveWithin), { leaveWithin }])),
    acceptanceRange(assumptions, offers),
    ...(['assumed', 'measured'] as const).filter((kind) => offers.some(({ origin }) => origin.kind === kind)).map((kind) =>
      offersRange(`saveRates-${kind}`, `Save rates, ${kind}`, [0.05, 0.95].map((q) => [`all at their ${q * 100}% point`, (offer) => (offer.origin.kind === kind ? atQuantile(offer, q) : offer)])),
    ),
    offersRange('contactCost', 'Costs of contact', ([['25% lower', 0.75], ['25% higher', 1.25]] as const).map(([text, factor]) => [text, (offer) => ({ ...offer, contactCost: offer.contactCost * factor })])),
  ];
}

/** The usual share a quarter and three quarters, and offers with one of their own off by as much in proportion. */
function acceptanceRange(assumptions: Assumptions, offers: readonly Offer[]): TornadoRange {
  const end = (acceptance: number, factor: number, text: string): RangeEnd => ({
    text: offers.some((offer) => offer.acceptance !== undefined) ? text : formatRate(acceptance),
    assumptions: { ...assumptions, acceptance },
    offers: offers.map((offer) => (offer.acceptance === undefined ? offer : { ...offer, acceptance: Math.min(1, offer.acceptance * factor) })),
  });
  return { id: 'acceptance', label: ACCEPTANCE_LABEL, low: end(0.25, 0.5, 'half as many'), high: end(0.75, 1.5, 'half as many again') };
}

/** The offer as if its save rate were known to be that quantile: a beta distribution with it as mean. */
function atQuantile(offer: Offer, q: number): Offer {
  const { a, b } = offer.saveRate;
  // At 0 or 1 it would be no beta distribution.
  const rate = Math.min(1 - 1e-9, Math.max(1e-9, betaQuantile(q, a, b)));
  return { ...offer, saveRate: { a: rate * (a + b), b: (1 - rate) * (a + b) } };
}
