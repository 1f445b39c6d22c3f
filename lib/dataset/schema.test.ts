import { describe, expect, it } from 'vitest';
import { prettifyError } from 'zod';
import { ASSUMPTIONS, dictionaryJson, type DictionaryJson } from './dataset.fixture';
import { assumptionsSchema, dictionarySchema } from './schema';

function problems(change: (json: DictionaryJson) => void): string {
  const result = dictionarySchema.safeParse(dictionaryJson(change));
  return result.success ? 'accepted' : prettifyError(result.error);
}
const column = (json: DictionaryJson, name: string) => json.columns.find((candidate) => candidate.name === name)!;
const dates = (json: DictionaryJson) => {
  json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
};
const dated = (json: DictionaryJson) => {
  dates(json);
  Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
};

describe('dictionarySchema', () => {
  it('accepts one column of each type, and fills in what may be left out', () => {
    expect(problems(() => {})).toBe('accepted');
    expect(problems(dated)).toBe('accepted');
    expect(dictionarySchema.parse(dictionaryJson((json) => json.columns.push({ name: 'x', label: 'X', type: 'number' }))).columns.at(-1)).toEqual({
      name: 'x', label: 'X', type: 'number', role: 'feature', description: '', nullable: false, actionable: false, unit: '', min: -1e9, max: 1e9,
    });
  });

  it('says what is wrong and where', () => {
    expect(problems((json) => { delete column(json, 'plan').categories; })).toMatchInlineSnapshot(`
      "✖ Invalid input: expected array, received undefined
        → at columns[3].categories"
    `);
    expect(problems((json) => { column(json, 'fee').type = 'money'; })).toMatchInlineSnapshot(`
      "✖ Invalid discriminator value. Expected 'integer' | 'number' | 'category' | 'date' | 'text'
        → at columns[2].type"
    `);
    expect(problems((json) => { column(json, 'fee').rolle = 'feature'; })).toMatchInlineSnapshot(`
      "✖ Unrecognized key: "rolle"
        → at columns[2]"
    `);
    expect(problems((json) => { column(json, 'fee').role = 'charge'; })).toMatchInlineSnapshot(`
      "✖ Invalid option: expected one of "id"|"churn"|"signupDate"|"churnDate"|"tenure"|"monthlyCharge"|"totalCharge"|"startingCharge"|"segmentation"|"feature"|"protected"|"ignored"
        → at columns[2].role"
    `);
    expect(problems((json) => { json.currency = 'euro'; json.snapshotDate = '2023-02-30'; })).toMatchInlineSnapshot(`
      "✖ Expected a currency code such as EUR
        → at currency
      ✖ Expected a date as YYYY-MM-DD
        → at snapshotDate"
    `);
    expect(problems((json) => { json.formatVersion = 2; })).toMatchInlineSnapshot(`
      "✖ Invalid input: expected 1
        → at formatVersion"
    `);
    expect(problems((json) => { json.columns.push({ ...column(json, 'plan') }); })).toMatchInlineSnapshot(`
      "✖ Column "plan" is described twice
        → at columns"
    `);
    expect(problems((json) => { column(json, 'left').churnedWhen = 'yes'; })).toMatchInlineSnapshot(`
      "✖ Column "left" must say which of its categories means churned (churnedWhen)
        → at columns"
    `);
    expect(problems((json) => { json.columns = json.columns.filter(({ role }) => role !== 'id' && role !== 'churn'); })).toMatchInlineSnapshot(`
      "✖ No column has the role id
        → at columns
      ✖ No column has the role churn
        → at columns"
    `);
    expect(problems((json) => { column(json, 'fee').role = 'tenure'; })).toMatchInlineSnapshot(`
      "✖ Column "fee" has role tenure: its months must all be known and lie within 0 and 2400 (nullable false, min, max); otherwise give it the role feature
        → at columns
      ✖ Role tenure belongs to one column: got months, fee
        → at columns"
    `);
    expect(problems((json) => { column(json, 'months').nullable = true; })).toMatchInlineSnapshot(`
      "✖ Column "months" has role tenure: its months must all be known and lie within 0 and 2400 (nullable false, min, max); otherwise give it the role feature
        → at columns"
    `);
    expect(problems((json) => { json.columns.push({ name: 'note', label: 'Note', type: 'text' }); })).toMatchInlineSnapshot(`
      "✖ Column "note" of type text cannot be a feature: give it the role ignored
        → at columns"
    `);
    expect(problems(dates)).toMatchInlineSnapshot(`
      "✖ A dataset with churn dates needs snapshotDate and observationWindow
        → at columns"
    `);
    expect(problems((json) => { dated(json); json.columns.pop(); })).toMatchInlineSnapshot(`
      "✖ Sign-up and churn dates only work together: describe both columns or neither
        → at columns"
    `);
  });

  it('refuses the names that every object has', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(problems((json) => { column(json, 'plan').name = name; })).toContain(`Column "${name}" bears a name that programs reserve`);
    }
  });

  it('wants a tenure that a survival curve can be drawn from', () => {
    expect(problems((json) => { delete column(json, 'months').min; })).toContain('Column "months" has role tenure');
    expect(problems((json) => { delete column(json, 'months').max; })).toContain('Column "months" has role tenure');
    expect(problems((json) => { column(json, 'months').type = 'number'; })).toBe('accepted');
    expect(problems((json) => { Object.assign(column(json, 'months'), { type: 'number', nullable: true }); })).toContain('Column "months" has role tenure');
    expect(problems((json) => { Object.assign(column(json, 'months'), { type: 'category', categories: ['1'] }); })).toContain('expected integer or number');
  });

  it('lets nothing be actionable that the company cannot change', () => {
    for (const name of ['fee', 'plan']) expect(problems((json) => { column(json, name).actionable = true; })).toBe('accepted');
    expect(problems((json) => { for (const name of ['id', 'months', 'left']) column(json, name).actionable = true; })).toMatchInlineSnapshot(`
      "✖ Column "id" has role id, which the company cannot change: actionable is only for monthlyCharge, segmentation, feature
        → at columns
      ✖ Column "months" has role tenure, which the company cannot change: actionable is only for monthlyCharge, segmentation, feature
        → at columns
      ✖ Column "left" has role churn, which the company cannot change: actionable is only for monthlyCharge, segmentation, feature
        → at columns"
    `);
    for (const role of ['protected', 'ignored', 'totalCharge', 'startingCharge']) {
      expect(problems((json) => { json.columns.push({ name: 'x', label: 'X', type: 'number', role, actionable: true }); })).toContain(`Column "x" has role ${role}, which the company cannot change`);
    }
    expect(problems((json) => { dated(json); column(json, 'from').actionable = true; })).toContain('Column "from" has role signupDate');
    expect(problems((json) => { column(json, 'plan').actionable = 'yes'; })).toContain('expected boolean');
  });

  it('takes no key that it does not know', () => {
    expect(problems((json) => { json.colums = 1; })).toContain('"colums"');
    expect(dictionarySchema.safeParse(JSON.parse('{"__proto__": {}}')).success).toBe(false);
    for (const json of [null, [], 'text', 1, {}]) expect(dictionarySchema.safeParse(json).success).toBe(false);
  });
});

describe('dictionarySchema: how the file is written', () => {
  const derive = (name: string, derived: string, change: object = {}) => problems((json) => { dated(json); Object.assign(column(json, name), { derived, ...change }); });

  it('takes what is made from the rest of the row', () => {
    expect(derive('id', 'row-number')).toBe('accepted');
    expect(derive('months', 'between-dates')).toBe('accepted');
    expect(derive('left', 'has-churn-date')).toBe('accepted');
    expect(derive('plan', 'row-number')).toMatchInlineSnapshot(`
      "✖ Column "plan" is derived by row-number, which makes the role id: got segmentation
        → at columns"
    `);
    expect(derive('left', 'has-churn-date', { categories: ['No', 'Yes', 'Paused'] })).toMatchInlineSnapshot(`
      "✖ Column "left" is derived from whether there is a churn date: expected two categories, got 3
        → at columns"
    `);
    expect(derive('months', 'between-dates', { period: 'day' })).toMatchInlineSnapshot(`
      "✖ Column "months" names a period: expected that only of a column in the file with a role of tenure, monthlyCharge, startingCharge
        → at columns"
    `);
    expect(problems((json) => { Object.assign(column(json, 'months'), { derived: 'between-dates' }); })).toMatchInlineSnapshot(`
      "✖ Column "months" is derived by between-dates: describe the columns of the sign-up and churn dates too
        → at columns"
    `);
    expect(problems((json) => { Object.assign(column(json, 'left'), { derived: 'has-churn-date' }); })).toContain('describe the columns of the sign-up and churn dates too');
  });

  it('takes periods where a number goes by the time', () => {
    expect(problems((json) => { column(json, 'fee').period = 'year'; column(json, 'months').period = 'day'; })).toBe('accepted');
    expect(problems((json) => { Object.assign(column(json, 'fee'), { role: 'totalCharge', period: 'year' }); })).toMatchInlineSnapshot(`
      "✖ Column "fee" names a period: expected that only of a column in the file with a role of tenure, monthlyCharge, startingCharge
        → at columns"
    `);
  });

  it('takes spellings of its own categories', () => {
    const spelled = (change: object) => problems((json) => { Object.assign(column(json, 'plan'), change); });
    expect(spelled({ others: 'Basic', spellings: { b: 'Basic', BASIC: 'Basic', Basic: 'Basic' } })).toBe('accepted');
    expect(spelled({ others: 'Other', spellings: { b: 'Bsic', 'Plus, with sauna': 'Basic' } })).toMatchInlineSnapshot(`
      "✖ Column "plan" counts all other texts as "Other", which is none of its categories
        → at columns
      ✖ Column "plan" takes "b" for "Bsic", which is none of its categories
        → at columns
      ✖ Column "plan" takes its category "Plus, with sauna" for "Basic": expected another spelling
        → at columns"
    `);
  });

  it('takes a file that can be read in one way only', () => {
    expect(problems((json) => { json.file = { delimiter: ';', decimal: ',', thousands: '.' }; })).toBe('accepted');
    expect(problems((json) => { json.file = { decimal: ',', thousands: ',' }; })).toMatchInlineSnapshot(`
      "✖ The same mark cannot both end the whole number and group its digits
        → at file"
    `);
    expect(problems((json) => { json.file = { encoding: 'utf-7' }; })).toContain('at file.encoding');
  });
});

describe('assumptionsSchema', () => {
  it('refuses bands that do not rise, shares outside 0–1 and horizons that are no months', () => {
    const of = (change: object) => {
      const result = assumptionsSchema.safeParse({ ...ASSUMPTIONS, ...change });
      return result.success ? 'accepted' : prettifyError(result.error);
    };
    expect(of({})).toBe('accepted');
    expect(of({ riskBands: { low: 0.5, medium: 0.5, high: 0.7 } })).toMatchInlineSnapshot(`
      "✖ Risk bands must rise: low < medium < high
        → at riskBands"
    `);
    expect(of({ grossMargin: 60, clvHorizon: 1.5, threshold: NaN })).toMatchInlineSnapshot(`
      "✖ Too big: expected number to be <=1
        → at grossMargin
      ✖ Invalid input: expected int, received number
        → at clvHorizon
      ✖ Invalid input: expected number, received NaN
        → at threshold"
    `);
    expect(of({ segments: { ...ASSUMPTIONS.segments, highValueShare: 2 } })).toMatchInlineSnapshot(`
      "✖ Too big: expected number to be <=1
        → at segments.highValueShare"
    `);
    expect(of({ discountRate: Infinity })).not.toBe('accepted');
    expect(of({ campaign: { contactCost: -1, saveRate: { a: 0, b: 14 } } })).toMatchInlineSnapshot(`
      "✖ Too small: expected number to be >=0
        → at campaign.contactCost
      ✖ Too small: expected number to be >=0.01
        → at campaign.saveRate.a"
    `);
  });

  it('gives a file without a campaign, or with half of one, the published assumptions', () => {
    const { campaign, ...older } = ASSUMPTIONS;
    expect(assumptionsSchema.parse(older)).toEqual(ASSUMPTIONS);
    expect(assumptionsSchema.parse({ ...older, campaign: { contactCost: 3 } }).campaign).toEqual({ ...campaign, contactCost: 3 });
  });
});
