import { describe, expect, it } from 'vitest';
import { numberByRole } from '@/lib/dataset/dataset';
import { findings, gymWith, report } from './doctor.fixture';
import { missing } from './missing';

const integer = { type: 'integer' };

describe('missing values', () => {
  it('are not spoken of where there are none, or hardly any', async () => {
    expect(findings(missing, await gymWith({ visits: { spec: integer, value: (row) => (row < 4 ? '' : row % 9) } }))).toEqual([]);
  });

  it('are told with their share and what goes with them; a column that is mostly empty is warned of unless it says why', async () => {
    const dataset = await gymWith({
      visits: { spec: integer, value: (row) => (row % 10 === 0 ? '' : row % 9) },
      locker: { spec: integer, value: (row) => (row % 3 ? '' : row % 9) },
      trainer: { spec: { ...integer, missingMeans: 'Trains alone' }, value: (row) => (row % 3 ? '' : row % 7) },
    });
    expect(report(findings(missing, dataset))).toMatchInlineSnapshot(`
      "[notes] missing:visits
      "visits" is empty for 100 of 1,000 customers (10.0%). Of customers without it 22.0% left, of the others 26.7%. Unless you choose otherwise the model takes "no value" for a value of its own.
      → Leave it out of the model

      [warns] missing:locker
      "locker" is empty for 666 of 1,000 customers (66.6%). Of customers without it 28.2% left, of the others 22.2%. Unless you choose otherwise the model takes "no value" for a value of its own.
      → Leave it out of the model

      [notes] missing:trainer
      "trainer" is empty for 666 of 1,000 customers (66.6%). Of customers without it 28.2% left, of the others 22.2%. The dictionary says why: Trains alone.
      → Leave it out of the model"
    `);
  });

  it('that are exactly the newest customers are explained by that', async () => {
    const tenure = numberByRole(await gymWith(), 'tenure')!;
    const dataset = await gymWith({
      billed: { spec: { type: 'number', role: 'totalCharge' }, value: (row) => (tenure[row] === 1 ? '' : row % 90) },
      rating: { spec: { ...integer, missingMeans: 'Too new' }, value: (row) => (tenure[row]! < 4 ? '' : row % 5) },
      almost: { spec: integer, value: (row) => (tenure[row]! < 4 && row > 300 ? '' : row % 5) },
    });
    expect(report(findings(missing, dataset))).toMatchInlineSnapshot(`
      "[notes] blank:billed
      The 9 empty cells of "billed" are exactly the 9 rows with a tenure of at most 1 month. So an empty cell is no gap in the file: there was nothing to write yet. Said in the dictionary, pages print "Nothing paid yet" instead of "not known".
      → Say so: "Nothing paid yet: tenure is at most 1"

      [notes] blank:rating
      The 45 empty cells of "rating" are exactly the 45 rows with a tenure of at most 3 months. So an empty cell is no gap in the file: there was nothing to write yet. The dictionary says so: Too new.

      [notes] missing:almost
      "almost" is empty for 30 of 1,000 customers (3.0%). Of customers without it 50.0% left, of the others 25.5%. Unless you choose otherwise the model takes "no value" for a value of its own.
      → Leave it out of the model"
    `);
  });
});
