import { describe, expect, it } from 'vitest';
import { findings, gymOf, gymWith, members, report } from './doctor.fixture';
import { implausible } from './implausible';

const integer = { type: 'integer' };

describe('numbers', () => {
  it('that can be true are no finding, long tails included', async () => {
    const dataset = await gymWith({ calls: { spec: integer, value: (row) => Math.round(Math.exp((row % 100) / 25)) }, share: { spec: { type: 'number' }, value: (row) => (row % 7) - 3 } });
    expect(findings(implausible, dataset)).toEqual([]);
  });

  it('that cannot are: negative charges, a lifetime of tenure', async () => {
    const lines = [...members(300), 'x,1200,30,Basic,No', 'y,5,-12.5,Basic,No', 'z,5,-3,Basic,No'];
    const dataset = await gymOf(lines, (json) => {
      json.columns[1]!.max = 2400;
      json.columns[2]!.min = -100;
    });
    expect(report(findings(implausible, dataset))).toMatchInlineSnapshot(`
      "[warns] negative:fee
      "fee" is negative for 2 customers (down to −12.5). A payment below nothing is a refund or an error: it lowers the revenue and turns the value of the customer round.
      → Refuse negative amounts

      [warns] tenure:months
      1 customer has a tenure of more than 50 years. The longest is 1,200 months. If "months" counts days or weeks, its period must say so; survival and lifetime values are else of another company.
      → Refuse more than 50 years"
    `);
  });

  it('that stand for "not known" or lie far from all are told', async () => {
    const dataset = await gymWith({
      age: { spec: integer, value: (row) => (row % 50 ? 20 + (row % 60) : 999) },
      visits: { spec: integer, value: (row) => (row % 40 ? row % 30 : -1) },
      steps: { spec: integer, value: (row) => (row < 3 ? 90_000 + row : row % 100) },
      score: { spec: integer, value: (row) => row % 100 },
    });
    expect(report(findings(implausible, dataset))).toMatchInlineSnapshot(`
      "[warns] code:age
      "age" is 999 for 20 customers (2.0%), which looks like a code for "not known". The nearest other value is 79. Read as a number, it is an amount in every average and every cut.
      → Treat "999" as missing

      [warns] code:visits
      "visits" is -1 for 25 customers (2.5%), which looks like a code for "not known". The nearest other value is 0. Read as a number, it is an amount in every average and every cut.
      → Treat "-1" as missing

      [notes] far:steps
      "steps" is far from all others for 3 customers (0.3%): as far as 90,002. Half of all lie within 25 and 75; these are more than 10 times that range away. The forest only asks on which side of a cut a number lies, so they do no harm there; averages they move. If they are errors, correct them in the file; else there is nothing to do."
    `);
  });

  it('that another column means otherwise cannot be read as missing', async () => {
    const dataset = await gymWith({ visits: { spec: integer, value: (row) => (row % 40 ? row % 30 : -1) }, change: { spec: integer, value: (row) => (row % 5) - 2 } });
    expect(findings(implausible, dataset).map(({ id, remedy }) => [id, remedy])).toEqual([['code:visits', null]]);
  });
});
