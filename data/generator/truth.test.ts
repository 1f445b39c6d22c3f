import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { FRAILTIES, hazard, lifeLogOdds, visibleLatePayments } from './hazard';
import { FIRST_SIGNUP_MONTH, LAST_MONTH } from './months';
import { drawSignupMonth, type Features } from './population';
import { drawCustomers } from './simulate';
import { monthlyHazards, probabilityOfHavingLeft, survivalAhead } from './truth';

const flighty: Features = {
  contract: 'Month-to-month', paymentMethod: 'Electronic check', internetService: 'Fiber optic', techSupport: 'No', onlineSecurity: 'No',
  paperlessBilling: 'Yes', supportCalls: 2, latePayments: 1, usageGb: 300, monthlyCharges: 80, gender: 'Female', seniorCitizen: 'No',
};
const settled: Features = {
  contract: 'One year', paymentMethod: 'Credit card', internetService: 'DSL', techSupport: 'Yes', onlineSecurity: 'No',
  paperlessBilling: 'No', supportCalls: 1, latePayments: 4, usageGb: 110, monthlyCharges: 55, gender: 'Male', seniorCitizen: 'Yes',
};
const customers = drawCustomers();
const drawFrailty = (random: () => number) => FRAILTIES[Math.floor(FRAILTIES.length * random())]!;

/** |share − probability| in binomial standard errors. */
const standardErrors = (events: number, n: number, probability: number) =>
  Math.abs(events / n - probability) / Math.sqrt((probability * (1 - probability)) / n);

describe('probabilityOfHavingLeft', () => {
  // Owner of the expected values: brute force. Lives are lived from the process; nothing of the formula is used.
  it.each([
    ['flighty', flighty, [1, 2, 3, 6, 12]],
    ['settled', settled, [1, 2, 12, 40, 80]],
  ] as const)('equals the share that left among 400,000 simulated lives, %s', (_, x, tenures) => {
    const random = createRandom(7);
    const inFile = new Int32Array(100);
    const left = new Int32Array(100);
    for (let life = 0; life < 400_000; life++) {
      const signup = drawSignupMonth(random);
      const frailty = drawFrailty(random);
      let month = signup;
      let gone = false;
      while (!gone && month < LAST_MONTH) {
        month++;
        gone = random() < hazard(x, month - signup, month, frailty);
      }
      if (gone && month < 0) continue;
      inFile[month - signup]!++;
      if (gone) left[month - signup]!++;
    }
    for (const tenure of tenures) {
      expect(inFile[tenure]).toBeGreaterThan(500);
      const truth = probabilityOfHavingLeft(x, tenure);
      expect(standardErrors(left[tenure]!, inFile[tenure]!, truth), `tenure ${tenure}`).toBeLessThan(4);
    }
  });

  it('is a probability at every tenure that the file can hold, and 0 at tenure 0', () => {
    expect(probabilityOfHavingLeft(flighty, 0)).toBe(0);
    for (let tenure = 1; tenure <= LAST_MONTH - FIRST_SIGNUP_MONTH; tenure++) {
      const truth = probabilityOfHavingLeft(flighty, tenure);
      expect(truth > 0 && truth < 1, `tenure ${tenure}: ${truth}`).toBe(true);
    }
  });

  it('needs only what the file prints: hidden late payments change nothing, in any row', () => {
    const changed = customers.filter(({ features, tenure }) => {
      const printed = { ...features, latePayments: visibleLatePayments(features.latePayments, tenure) };
      return probabilityOfHavingLeft(printed, tenure) !== probabilityOfHavingLeft(features, tenure);
    });
    expect(changed.slice(0, 3)).toEqual([]);
    // And the check has something to catch: some rows do hide late payments, with and without a printed number.
    const hiding = customers.filter((c) => visibleLatePayments(c.features.latePayments, c.tenure) !== c.features.latePayments);
    expect(hiding.some((c) => c.tenure < 2) && hiding.some((c) => c.tenure >= 2)).toBe(true);
  });

  it('is the same for the other gender, age group, paper and usage: the negative controls', () => {
    const changed = customers.filter(({ features: x, tenure }) => {
      const other: Features = {
        ...x,
        gender: x.gender === 'Male' ? 'Female' : 'Male',
        seniorCitizen: x.seniorCitizen === 'Yes' ? 'No' : 'Yes',
        paperlessBilling: x.paperlessBilling === 'Yes' ? 'No' : 'Yes',
        usageGb: 1,
      };
      return probabilityOfHavingLeft(other, tenure) !== probabilityOfHavingLeft(x, tenure);
    });
    expect(changed.slice(0, 3)).toEqual([]);
  });

  it.each<[string, 'lowers' | 'raises', Partial<Features>]>([
    ['a two-year contract', 'lowers', { contract: 'Two year' }],
    ['tech support', 'lowers', { techSupport: 'Yes' }],
    ['online security', 'lowers', { onlineSecurity: 'Yes' }],
    ['paying by card', 'lowers', { paymentMethod: 'Credit card' }],
    ['two more support calls', 'raises', { supportCalls: 4 }],
    ['two more late payments', 'raises', { latePayments: 3 }],
    ['ten EUR more', 'raises', { monthlyCharges: 90 }],
  ])('%s %s the hazard', (_, direction, change) => {
    const before = hazard(flighty, 9, 5, 0);
    const after = hazard({ ...flighty, ...change }, 9, 5, 0);
    expect(after < before ? 'lowers' : 'raises').toBe(direction);
  });
});

describe('monthlyHazards', () => {
  it('begins with the plain mean over the frailties', () => {
    const mean = FRAILTIES.reduce<number>((sum, u) => sum + hazard(flighty, 1, 4, u), 0) / FRAILTIES.length;
    expect(monthlyHazards(flighty, 3, 1)[0]).toBeCloseTo(mean, 12);
  });

  it('equals the share leaving each month among 200,000 simulated lives', () => {
    const random = createRandom(11);
    const months = 30;
    const reached = new Int32Array(months + 1);
    const left = new Int32Array(months + 1);
    for (let life = 0; life < 200_000; life++) {
      const frailty = drawFrailty(random);
      for (let k = 1; k <= months; k++) {
        reached[k]!++;
        if (random() < hazard(flighty, k, k, frailty)) {
          left[k]!++;
          break;
        }
      }
    }
    monthlyHazards(flighty, 0, months).forEach((h, i) => {
      expect(standardErrors(left[i + 1]!, reached[i + 1]!, h), `life month ${i + 1}`).toBeLessThan(4);
    });
  });
});

describe('survivalAhead', () => {
  it('of a life that goes on as before is the product of 1 − the monthly hazards', () => {
    const wrong = customers.filter(({ left }) => !left).filter(({ features: past, signupMonth, tenure }) => {
      const hazards = monthlyHazards(past, signupMonth, tenure + 36);
      let product = 1;
      return survivalAhead({ past, future: (k) => lifeLogOdds(past, k), signupMonth, tenure, months: 36 }).some((survival, i) => {
        product *= 1 - hazards[tenure + i]!;
        return Math.abs(survival - product) > 1e-12;
      });
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('knows from the past how frail they are: whoever stayed long stays longer than a newcomer with the same months ahead', () => {
    const future = () => -3;
    const [long, none] = [40, 0].map((tenure) => survivalAhead({ past: flighty, future, signupMonth: -tenure, tenure, months: 12 })[11]!);
    expect(long).toBeGreaterThan(none!);
  });

  it('is empty when nobody looks ahead', () => {
    expect(survivalAhead({ past: settled, future: () => 0, signupMonth: 0, tenure: 23, months: 0 })).toHaveLength(0);
  });
});
