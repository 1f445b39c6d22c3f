import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftOf, fileOf, saasGerman } from './mapping.fixture';

const TELCO = path.resolve('../shared/data/telco-customer-churn.csv');

describe.skipIf(!existsSync(TELCO))(`telco${existsSync(TELCO) ? '' : ': skipped, ../shared/data/telco-customer-churn.csv is absent'}`, () => {
  it('is drafted as the dictionary that was written for it by hand', async () => {
    // No cell of this file is quoted.
    const [header, ...rows] = readFileSync(TELCO, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
    const { dictionary, questions, problems, guesses } = await draftOf({ fileName: 'telco-customer-churn.csv', header: header!, rows });
    expect([questions.map(({ id }) => id), problems]).toEqual([['currency'], []]);
    const byHand = JSON.parse(readFileSync('data/dictionaries/ibm-telco.json', 'utf8')) as { columns: { name: string; role?: string; type: string; categories?: string[] }[] };
    const terms = (columns: typeof byHand.columns) => columns.map(({ name, role = 'feature', type, categories }) => ({ name, role, type, categories: categories?.toSorted() }));
    expect(terms(dictionary!.columns)).toEqual(terms(byHand.columns));
    const column = (name: string) => dictionary!.columns.find((each) => each.name === name);
    expect(column('Churn')).toMatchObject({ churnedWhen: 'Yes' });
    expect(column('TotalCharges')).toMatchObject({ nullable: true });
    expect(column('SeniorCitizen')).toMatchObject({ categoryLabels: { 0: 'No', 1: 'Yes' } });
    expect(column('Contract')).toMatchObject({ categories: ['Month-to-month', 'One year', 'Two year'], actionable: true });
    expect(dictionary).toMatchObject({ name: 'Telco customer churn', rowsAre: 'snapshot', snapshotDate: null });
    expect(guesses.find(({ name }) => name === 'TotalCharges')!.reason).toBe('Named like all that a customer has paid so far. 11 of 7043 rows have no value.');
  });
});

it.each([
  [1, ' 1 of 100 rows has no value. 1 cell is no number: its row is refused and listed.'],
  [2, ' 2 of 100 rows have no value. 2 cells are no numbers: their rows are refused and listed.'],
])('says of %s cells in as many words what becomes of them', async (count, said) => {
  const { guesses } = await draftOf(fileOf('gym.csv', {
    member_id: (i) => `m${i}`, monthly_fee: (i) => (i < count ? '' : i < 2 * count ? 'on request' : String(20 + (i % 9))), churned: (i) => (i % 3 ? 'No' : 'Yes'),
  }, 100));
  expect(guesses.find(({ name }) => name === 'monthly_fee')!.reason).toContain(said);
});

describe('what holds for the whole file', () => {
  it('is taken from its dates', async () => {
    const { dictionary, file } = await draftOf(saasGerman());
    expect(dictionary).toMatchObject({ name: 'Kunden export 2025', rowsAre: 'everyone-ever', snapshotDate: file.snapshotDate.value });
    expect(dictionary!.observationWindow!.start).toMatch(/-01$/);
    expect(dictionary!.observationWindow!.end).toBe(dictionary!.snapshotDate);
  });

  it('is not moved by one day that lies years behind all others', async () => {
    const file = (slip: boolean) => fileOf('members.csv', { id: (i) => `M${i}`, joined: (i) => (slip && i === 7 ? '2031-01-01' : `${2018 + (i % 6)}-0${1 + (i % 9)}-11`), left_on: (i) => (i % 3 === 0 ? `2024-${String(1 + (i % 12)).padStart(2, '0')}-20` : '') }, 600);
    const [right, slipped] = [await draftOf(file(false)), await draftOf(file(true))];
    expect(slipped.dictionary).toMatchObject({ snapshotDate: right.dictionary!.snapshotDate, observationWindow: right.dictionary!.observationWindow });
  });

  it('is asked where nobody left before a day, though some should have', async () => {
    const day = (from: number, i: number) => `${from + (i % 3)}-0${1 + (i % 9)}-11`;
    const recent = fileOf('members.csv', { id: (i) => `M${i}`, joined: (i) => day(2018, i), left_on: (i) => (i % 5 === 0 ? `2024-${String(1 + (i % 12)).padStart(2, '0')}-20` : '') }, 300);
    const { dictionary, questions } = await draftOf(recent);
    expect(dictionary).toMatchObject({ rowsAre: 'active-in-window', snapshotDate: '2024-12-20', observationWindow: { start: '2024-01-01', end: '2024-12-20' } });
    expect(questions).toMatchObject([{ id: 'rowsAre', why: 'All departures run from 20 Jan 2024 to 20 Dec 2024, sign-ups start on 11 Jan 2018: at that pace some would have left earlier, so most likely those who did are not in it.' }]);
    const twoYears = fileOf('members.csv', { id: (i) => `M${i}`, joined: (i) => day(2018, i), left_on: (i) => (i % 4 === 0 ? `${2023 + (i % 8) / 4}-${String(1 + (i % 12)).padStart(2, '0')}-20` : '') }, 300);
    expect((await draftOf(twoYears)).dictionary).toMatchObject({ rowsAre: 'active-in-window', observationWindow: { start: '2023-01-01' } });
  });

  it('asks for the currency of amounts where nothing names one, and shows them without a sign until then', async () => {
    const file = (name: string) => fileOf('x.csv', { id: (i) => `C${i}`, churn: (i) => String(i % 2), [name]: (i) => `${i}.50` }, 60);
    const { questions, dictionary } = await draftOf(file('monthly_fee'));
    expect([dictionary!.currency, questions.find(({ id }) => id === 'currency')?.answers.map(({ label }) => label)]).toEqual(['XXX', ['None: show numbers without a sign', 'EUR', 'USD', 'GBP']]);
    expect((await draftOf(file('monthly_fee'), { currency: 'XXX' })).questions).toEqual([]);
    expect((await draftOf(file('usage'))).questions).toEqual([]);
  });

  it('takes the currency from a sign, then from a header, and says when it assumes one', async () => {
    const currency = async (columns: Record<string, (i: number) => string>) => (await draftOf(fileOf('a/b/My file.csv', { id: (i) => `C${i}`, churn: (i) => String(i % 2), ...columns }, 60))).file.currency;
    expect(await currency({ fee: (i) => `£${i}.50` })).toEqual({ value: 'GBP', reason: '"£" stands beside the numbers of "fee".' });
    expect(await currency({ 'fee (CHF)': (i) => `${i}.50` })).toEqual({ value: 'CHF', reason: 'The header "fee (CHF)" names it.' });
    expect(await currency({ fee: (i) => `${i}.50` })).toEqual({ value: 'XXX', reason: 'Nothing in the file names a currency: amounts are shown without a sign.' });
    expect((await currency({ price_eur: (i) => `${i}.50` })).value).toBe('EUR');
    expect((await currency({ 'Składka (zł)': (i) => `${i}.50` })).value).toBe('PLN');
    expect((await currency({ 'Fee in Euro': (i) => `${i}.50` })).value).toBe('EUR');
    expect((await currency({ try_count: String, pen: String })).value).toBe('XXX');
    expect((await currency({ amount_try: String })).value).toBe('TRY');
  });

  it('asks which crown "kr" is, unless the header says it', async () => {
    const draft = (columns: Record<string, (i: number) => string>) => draftOf(fileOf('x.csv', { id: (i) => `C${i}`, churn: (i) => String(i % 2), ...columns }, 60));
    const { file, questions } = await draft({ monthly_fee: (i) => `${i}.50 kr` });
    expect(file.currency).toEqual({ value: 'XXX', reason: '"kr" of "monthly_fee" is a crown of Sweden, Norway, Denmark or Iceland: until it is said which, amounts are shown without a sign.' });
    expect(questions.map(({ question, why, answers }) => [question, why, answers.map(({ label }) => label)])).toEqual([
      ['Which currency are the amounts in?', '"kr" of "monthly_fee" is a crown of Sweden, Norway, Denmark or Iceland.', ['None: show numbers without a sign', 'SEK', 'NOK', 'DKK', 'ISK']],
    ]);
    expect((await draft({ 'monthly fee (kr)': (i) => `${i}.50` })).questions[0]?.answers.map(({ label }) => label)).toContain('DKK');
    const named = await draft({ monthly_fee_nok: (i) => `${i}.50 kr` });
    expect([named.file.currency.value, named.questions]).toEqual(['NOK', []]);
  });
});

it('labels what is answered with yes or no without its verb', async () => {
  const flag = (i: number) => String(i % 3 === 0 ? 1 : 0);
  const { dictionary } = await draftOf(fileOf('x.csv', { id: (i) => `C${i}`, churn: (i) => String(i % 2), is_active_member: flag, HasTV: flag, TV: flag, is_size: (i) => String(i % 9) }, 60));
  expect(dictionary!.columns.map(({ label }) => label)).toEqual(['ID', 'Churn', 'Active member', 'TV', 'TV (TV)', 'Is size']);
});

describe('files with little or with trouble', () => {
  it('reads columns without a name, with a name of another and with one that programs reserve under names of their own', async () => {
    const { dictionary, notes, guesses } = await draftOf({ fileName: 'x.csv', header: ['', 'id', 'churn', '__proto__', 'churn'], rows: Array.from({ length: 60 }, (_, i) => [String(i), `C${i}`, String(i % 2), 'x', 'y']) });
    expect(dictionary!.columns.map(({ name }) => name)).toEqual(['column 1', 'id', 'churn', 'column __proto__', 'churn (2)']);
    expect(guesses[0]).toMatchObject({ role: 'ignored', reason: 'It has no name, and a number of its own in every row.' });
    expect(notes).toMatchInlineSnapshot(`
      [
        "Column 1 has no name: it is read as "column 1".",
        "Column 4 is called "__proto__", a name that programs reserve: it is read as "column __proto__".",
        "Column 5 is called "churn", as one before it: it is read as "churn (2)".",
      ]
    `);
  });

  it('can take the second of two columns with one name for the id', async () => {
    const file = { fileName: 'x.csv', header: ['id', 'id', 'churn'], rows: Array.from({ length: 60 }, (_, i) => [String(i % 7), `C${i}`, String(i % 2)]) };
    expect((await draftOf(file, { columns: { 'id (2)': { role: 'id' } } })).dictionary!.columns.find(({ role }) => role === 'id')?.name).toBe('id (2)');
  });

  it('says what is missing from a file of one outcome, of one column, of no rows', async () => {
    const one = await draftOf(fileOf('x.csv', { id: (i) => `C${i}`, churn: () => 'No' }, 60));
    expect(one.problems.map(({ message, remedy }) => `${message} ${remedy}`)).toMatchInlineSnapshot(`
      [
        ""churn" has only the value "No": nothing tells those who left from those who stayed. Export both customers who left and customers who stayed, each with their value, or choose another column for churn.",
      ]
    `);
    expect((await draftOf(fileOf('x.csv', { note: (i) => `note ${i}` }, 60))).problems.map(({ code }) => code)).toEqual(['no-churn']);
    const none = await draftOf(fileOf('x.csv', { id: String, churn: String }, 0));
    expect([none.problems, none.questions]).toEqual([[{ code: 'no-rows', column: null, message: 'The file has a header and no rows.', remedy: 'Export it again with its customers, a row for each.' }], []]);
    const left = await draftOf(fileOf('x.csv', { id: (i) => `C${i}`, usage: String, cancelled_at: (i) => (i % 3 === 0 ? '2024-05-05' : '') }, 60));
    expect(left.problems[0]).toMatchObject({ code: 'churn-date-alone', column: 'cancelled_at' });
  });

  it('manages 300 columns', async () => {
    const wide = Object.fromEntries(Array.from({ length: 298 }, (_, k) => [`v${k}`, (i: number) => String((i * (k + 3)) % 101)]));
    const { dictionary } = await draftOf(fileOf('wide.csv', { id: (i) => `C${i}`, churn: (i) => String(i % 2), ...wide }, 200));
    expect(dictionary!.columns).toHaveLength(300);
  });
});
