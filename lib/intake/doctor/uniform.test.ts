import { expect, it } from 'vitest';
import { findings, gymWith, report } from './doctor.fixture';
import { uniform } from './uniform';

it('columns in which all are alike are found, and those in which nearly all are', async () => {
  const integer = { type: 'integer' };
  const dataset = await gymWith({
    country: { spec: { type: 'category', categories: ['DE', 'AT'] }, value: () => 'DE' },
    version: { spec: integer, value: () => 3 },
    blank: { spec: integer, value: () => '' },
    vip: { spec: integer, value: (row) => (row === 17 ? 1 : 0) },
    rare: { spec: integer, value: (row) => (row % 100 ? 0 : 1) },
    halfBlank: { spec: integer, value: (row) => (row % 2 ? 1 : '') },
  });
  expect(report(findings(uniform, dataset))).toMatchInlineSnapshot(`
    "[warns] constant:country
    "country" is "DE" for all 1,000 customers. A model learns from differences: this column has none.
    → Leave it out of the model

    [warns] constant:version
    "version" is "3" for all 1,000 customers. A model learns from differences: this column has none.
    → Leave it out of the model

    [warns] constant:blank
    "blank" is empty for all 1,000 customers. A model learns from differences: this column has none.
    → Leave it out of the model

    [notes] constant:vip
    "vip" is "0" for all but 1 customer. That is 99.9% of 1,000: so few others tell nothing that would hold.
    → Leave it out of the model"
  `);
});
