import { describe, expect, it } from 'vitest';
import { measure } from './measure';
import { drawCustomers } from './simulate';
import { probabilityOfHavingLeft } from './truth';

// The ranges are the targets that data/README.md states; four standard errors are the binomial's own.
const customers = drawCustomers();
const measures = measure(customers);

describe('the drawn business', () => {
  it('has the size and the monthly churn that it was tuned to', () => {
    expect(measures.rows).toBe(8000);
    expect(measures.activeAtEnd).toBeGreaterThanOrEqual(4500);
    expect(measures.activeAtEnd).toBeLessThanOrEqual(6000);
    expect(measures.activeAtEnd).toBeGreaterThan(measures.activeAtStart);
    expect(measures.monthlyChurn).toHaveLength(24);
    expect(measures.meanMonthlyChurn).toBeGreaterThanOrEqual(0.015);
    expect(measures.meanMonthlyChurn).toBeLessThanOrEqual(0.02);
    expect(measures.monthlyChurn[23]).toBeLessThan(measures.monthlyChurn[11]!);
  });

  it('balances: active at the start + signups − lost = active at the end', () => {
    const signups = customers.filter((c) => c.signupMonth >= 0).length;
    const lost = customers.filter((c) => c.left).length;
    expect(measures.activeAtStart + signups - lost).toBe(measures.activeAtEnd);
  });
});

describe('the truth against the drawn outcomes', () => {
  it('ranks with a ROC AUC of .85 to .90', () => {
    expect(measures.truthRocAuc).toBeGreaterThanOrEqual(0.85);
    expect(measures.truthRocAuc).toBeLessThanOrEqual(0.9);
  });

  it('is calibrated: in each decile, and overall, the share that left is within 4 standard errors of the mean truth', () => {
    const rows = customers
      .map((c) => ({ truth: probabilityOfHavingLeft(c.features, c.tenure), left: c.left }))
      .sort((a, b) => a.truth - b.truth);
    const standardErrors = (part: typeof rows) => {
      const difference = part.reduce((sum, row) => sum + Number(row.left) - row.truth, 0);
      const variance = part.reduce((sum, row) => sum + row.truth * (1 - row.truth), 0);
      return Math.abs(difference) / Math.sqrt(variance);
    };
    for (let decile = 0; decile < 10; decile++) {
      expect(standardErrors(rows.slice(800 * decile, 800 * (decile + 1))), `decile ${decile + 1}`).toBeLessThan(4);
    }
    expect(standardErrors(rows)).toBeLessThan(4);
  });
});
