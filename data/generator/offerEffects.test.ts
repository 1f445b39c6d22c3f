import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { FRAILTIES, hazard } from './hazard';
import { OFFER_IDS, OFFER_TRUTHS, offerEffect, trueExpectedValue, trueSaveRate, type OfferEffect, type OfferId } from './offerEffects';
import type { Features } from './population';
import { drawCustomers, type Customer } from './simulate';

const MONTHS = 36;
const active = drawCustomers().filter((customer) => !customer.left);
/** Every seventh: enough for every kind of customer. */
const sample = active.filter((_, i) => i % 7 === 0);
const effectOn = ({ features, signupMonth, tenure }: Customer, id: OfferId) => offerEffect(features, signupMonth, tenure, id, MONTHS);
const moneyFor = ({ features }: Customer) => ({ monthlyMargin: 0.6 * features.monthlyCharges, discountRate: 0.01, contactCost: 3, incentiveCost: 20 });
const neverAbove = (lower: Float64Array, upper: Float64Array) => lower.every((survival, i) => survival <= upper[i]!);
const differs = (a: Float64Array, b: Float64Array) => a.some((survival, i) => survival !== b[i]);

/** Month-to-month, nothing else that raises the chance to leave: a sleeping dog. */
const content: Features = {
  contract: 'Month-to-month', paymentMethod: 'Bank transfer', internetService: 'DSL', techSupport: 'Yes', onlineSecurity: 'Yes',
  paperlessBilling: 'Yes', supportCalls: 0, latePayments: 0, usageGb: 120, monthlyCharges: 65, gender: 'Female', seniorCitizen: 'No',
};
const troubled: Features = {
  ...content, paymentMethod: 'Electronic check', internetService: 'Fiber optic', techSupport: 'No', onlineSecurity: 'No', supportCalls: 5,
  latePayments: 4, monthlyCharges: 95,
};

describe('offerEffect', () => {
  it.each(OFFER_IDS)('%s: accepting never makes anyone leave sooner, declining never later, on any of 811 active customers', (id) => {
    const offenders = sample.filter((customer) => {
      const { acceptance, ahead, accepted, declined } = effectOn(customer, id);
      const fits = acceptance > 0;
      const helps = id === 'data-bonus' ? accepted === ahead || !differs(accepted, ahead) : fits === differs(accepted, ahead);
      return !(acceptance >= 0 && acceptance < 1 && helps && neverAbove(ahead, accepted) && neverAbove(declined, ahead));
    });
    expect(offenders.slice(0, 3)).toEqual([]);
  });

  it('equals the lives of those still there among 60,000 who lived them, under old features and then under new', () => {
    // Nothing of the formula is used: everyone has a frailty from the first month on, and lives by `hazard`.
    const [signup, tenure] = [15, 8];
    const caller: Features = { ...content, supportCalls: 4 };
    const lives: [Features, (u: number, k: number) => number, Float64Array][] = [
      [caller, (u, k) => hazard(caller, k, signup + k, u), offerEffect(caller, signup, tenure, 'data-bonus', MONTHS).accepted],
      [caller, (u, k) => hazard({ ...caller, contract: 'One year' }, k, signup + k, u), offerEffect(caller, signup, tenure, 'contract-upgrade', MONTHS).accepted],
      [caller, (u, k) => hazard(caller, k, signup + k, k <= tenure + 6 ? u - 0.7 : u), offerEffect(caller, signup, tenure, 'retention-discount', MONTHS).accepted],
      [content, (u, k) => hazard(content, k, signup + k, k <= tenure + 3 ? u + 0.25 : u), offerEffect(content, signup, tenure, 'loyalty-reward', MONTHS).declined],
    ];
    const random = createRandom(23);
    lives.forEach(([past, future, truth], which) => {
      const stayed = new Int32Array(MONTHS + 1);
      for (let life = 0; life < 60_000; life++) {
        const frailty = FRAILTIES[Math.floor(FRAILTIES.length * random())]!;
        for (let k = 1; k <= tenure + MONTHS; k++) {
          if (random() < (k <= tenure ? hazard(past, k, signup + k, frailty) : future(frailty, k))) break;
          if (k >= tenure) stayed[k - tenure]!++;
        }
      }
      const n = stayed[0]!;
      expect(n).toBeGreaterThan(10_000);
      for (const month of [1, 3, 6, 12, 24, 36]) {
        const p = truth[month - 1]!;
        expect(Math.abs(stayed[month]! / n - p) / Math.sqrt((p * (1 - p)) / n), `life ${which}, month ${month}`).toBeLessThan(4);
      }
    });
  });

  it.each<[OfferId, Features, Partial<Features>]>([
    ['longer-contract', { ...content, contract: 'One year' }, { contract: 'Two year' }],
    ['tech-support-bundle', troubled, { techSupport: 'Yes' }],
    ['security-bundle', troubled, { onlineSecurity: 'Yes' }],
    ['autopay-bonus', troubled, { paymentMethod: 'Bank transfer' }],
    ['plan-rightsizing', troubled, { monthlyCharges: 0.9 * 95 }],
    ['service-recovery', troubled, { supportCalls: 0 }],
    ['payment-plan', troubled, { latePayments: 0 }],
  ])('%s: a newcomer who accepts lives as one who had it from the first day', (id, x, change) => {
    const had = offerEffect({ ...x, ...change }, 23, 0, 'data-bonus', MONTHS).ahead;
    expect([...offerEffect(x, 23, 0, id, MONTHS).accepted]).toEqual([...had]);
  });

  it.each([
    // Without tech support the visit takes off .35 + .15; with it only .15.
    ['technician-visit', troubled, -0.5],
    ['technician-visit', { ...troubled, techSupport: 'Yes' }, -0.15],
    ['onboarding-call', content, -0.45],
    ['loyalty-reward', content, -0.3],
  ] as const)('%s: shifts the log-odds of a newcomer’s first month', (id, x, shift) => {
    const mean = FRAILTIES.reduce<number>((sum, u) => sum + hazard(x, 1, 24, u + shift), 0) / FRAILTIES.length;
    expect(1 - offerEffect(x, 23, 0, id, 1).accepted[0]!).toBeCloseTo(mean, 12);
  });

  it.each([
    ['content', content, 5, 'loyalty-reward', 0.65],
    // ln(.5/.5) + .6 = .6 → .6457: many calls are what the offer answers.
    ['many calls', troubled, 5, 'service-recovery', 0.645656],
    // ln(.65/.35) − .5 = .1190 → .5297
    ['two years', { ...content, contract: 'Two year' }, 5, 'loyalty-reward', 0.529725],
    // ln(.4/.6) + .6 − .5 = −.3055 → .4242
    ['two years and a high price', { ...content, contract: 'Two year', monthlyCharges: 80 }, 5, 'plan-rightsizing', 0.424222],
    // Two bills can show at most two late ones: not many yet.
    ['late payments that nobody sees', troubled, 2, 'payment-plan', 0.45],
    ['has it', content, 5, 'tech-support-bundle', 0],
    ['no internet', { ...content, internetService: 'None', techSupport: 'No internet' }, 5, 'tech-support-bundle', 0],
    ['past the first months', content, 6, 'onboarding-call', 0],
  ] as const)('is accepted by logistic chance: %s', (_, x, tenure, id, acceptance) => {
    expect(offerEffect(x, 23 - tenure, tenure, id, 1).acceptance).toBeCloseTo(acceptance, 6);
  });
});

describe('trueExpectedValue', () => {
  it('is what a hand calculation gives for a content customer of one month and a discount', () => {
    // December's log-odds −3.4 + .45 − .07 − .14 = −3.16: of the frailties .977246, .959301, .928242 stayed (relative weights).
    // January's −3.4 + .45 − .3 ln 2 + .25 − .14 = −3.047944: .974616, .954694, .920411 stay untouched, .987232, .976976, .958828 with
    // −.7 (accepted), .96764, .942565, .900065 with +.25 (a sleeping dog who declined). Weighted means: .950382, .974594, .937348.
    const effect = offerEffect(content, 22, 1, 'retention-discount', 1);
    expect(effect.ahead[0]).toBeCloseTo(0.950382, 6);
    expect(effect.accepted[0]).toBeCloseTo(0.974594, 6);
    expect(effect.declined[0]).toBeCloseTo(0.937348, 6);
    // .6 × 65 = 39 a month, 39/1.01 = 38.6139: .6 × (37.6328 − 20) + .4 × 36.1946 − 36.6979 − 3 = −14.6403
    expect(trueExpectedValue(effect, { monthlyMargin: 39, discountRate: 0.01, contactCost: 3, incentiveCost: 20 })).toBeCloseTo(-14.6403, 4);
  });

  it('discounts the months and weighs both answers', () => {
    const effect: OfferEffect = {
      acceptance: 0.5, ahead: Float64Array.of(0.9, 0.8), accepted: Float64Array.of(0.96, 0.92), declined: Float64Array.of(0.88, 0.76),
    };
    // Worth 10·(.96/1.1 + .92/1.21) = 16.3306, 14.2810 declined, 14.7934 untouched: .5·(16.3306 − 2) + .5·14.2810 − 14.7934 − 1
    expect(trueExpectedValue(effect, { monthlyMargin: 10, discountRate: 0.1, contactCost: 1, incentiveCost: 2 })).toBeCloseTo(-1.4876, 4);
  });

  it('of the negative control is a loss on everyone: at best the contact, and the gift too where it is taken', () => {
    const offenders = sample.filter((customer) => {
      const effect = effectOn(customer, 'data-bonus');
      return !(trueExpectedValue(effect, moneyFor(customer)) <= -3 - 20 * effect.acceptance + 1e-9);
    });
    expect(offenders.slice(0, 3)).toEqual([]);
  });

  it('is a loss of at least the contact wherever an offer does not fit', () => {
    const pairs = active.slice(0, 500).flatMap((customer) => OFFER_IDS.map((id) => ({ effect: effectOn(customer, id), money: moneyFor(customer) })));
    const misfits = pairs.filter(({ effect }) => effect.acceptance === 0);
    expect(misfits.length).toBeGreaterThan(1000);
    expect(misfits.filter(({ effect, money }) => !(trueExpectedValue(effect, money) <= -3))).toEqual([]);
  });
});

describe('trueSaveRate', () => {
  const flat = (survival: number, months = 12) => new Float64Array(months).fill(survival);

  it('is the share of those who would leave within a year whom contacting keeps', () => {
    // Contacted: .6 × .9 + .4 × .75 = .84; of the 20% who would leave, 4 points stay.
    expect(trueSaveRate({ acceptance: 0.6, ahead: flat(0.8), accepted: flat(0.9), declined: flat(0.75) })).toBeCloseTo(0.2, 12);
  });

  it('is negative for a sleeping dog and the negative control, and 0 for whoever is not one', () => {
    expect(trueSaveRate(offerEffect(content, 11, 12, 'data-bonus', 12))).toBeLessThan(0);
    expect(trueSaveRate(offerEffect(troubled, 11, 12, 'data-bonus', 12))).toBeCloseTo(0, 12);
  });

  it('needs a year ahead', () => {
    expect(() => trueSaveRate({ acceptance: 0.5, ahead: flat(1, 11), accepted: flat(1, 11), declined: flat(1, 11) })).toThrow(RangeError);
  });
});

describe('data/README.md', () => {
  it('has one row for each offer, with its base acceptance', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `([a-z-]+)` \|.*\| (\.\d+)[^|]*\|$/gm)].map(([, id, base]) => [id, Number(base)]);
    expect(rows).toEqual(OFFER_IDS.map((id) => [id, OFFER_TRUTHS[id].baseAcceptance]));
  });
});
