import { describe, expect, it } from 'vitest';
import { findings, gymOf, report } from './doctor.fixture';
import { classes } from './classes';

const lines = (count: number, left: number) => Array.from({ length: count }, (_, i) => `m${i},${i % 40},30,Basic,${i < left ? 'Yes' : 'No'}`);
const found = async (count: number, left: number) => report(findings(classes, await gymOf(lines(count, left))));

describe('outcomes', () => {
  it('that can be learnt from are no finding', async () => expect(await found(500, 100)).toBe(''));

  it('that cannot stop (CHECKS M6)', async () => {
    expect(await found(1, 1)).toMatchInlineSnapshot(`
      "[stops] rows
      The file has 1 customer; a model needs at least 50. On fewer no figure of how good it is means anything. Import more customers, or a longer history."
    `);
    expect(await found(49, 20)).toMatch(/^\[stops\] rows/);
    expect(await found(50, 10)).toBe('');
    expect(await found(200, 0)).toMatchInlineSnapshot(`
      "[stops] classes
      Nobody of 200 customers left; a model needs at least 10 of each outcome. It learns from the difference between those who left and those who stayed. "left" means left where it is "Yes". If that is right, import a longer history."
    `);
    expect(await found(200, 9)).toMatchInlineSnapshot(`
      "[stops] classes
      Only 9 of 200 customers left; a model needs at least 10 of each outcome. It learns from the difference between those who left and those who stayed. "left" means left where it is "Yes". If that is right, import a longer history."
    `);
    expect(await found(200, 195)).toMatch(/^\[stops\] classes\nOnly 5 of 200 customers stayed/);
  });

  it('that are unusual are noted', async () => {
    expect(await found(1000, 12)).toMatchInlineSnapshot(`
      "[notes] churn
      12 of 1,000 customers left (1.2%), which is unusually few. It can be so in a file of one month or of customers who are bound for a time. "left" means left where it is "Yes". With so few to learn from, ranges around every figure are wider."
    `);
    expect(await found(1000, 800)).toMatchInlineSnapshot(`
      "[notes] churn
      800 of 1,000 customers left (80.0%), which is unusually many. A file in which most left is often a list of those who cancelled, or the outcome is read the wrong way round. "left" means left where it is "Yes". Check this before anything else."
    `);
  });
});
