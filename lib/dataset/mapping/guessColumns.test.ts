import { describe, expect, it } from 'vitest';
import { bank, columnOf, creditCards, draftOf, ecommerce, fileOf, gym, insurance, rolesOf, saasGerman, streaming, telcoLeaks, type FixtureFile } from './mapping.fixture';
import type { MappingChanges } from './schema';

const reasonOf = async (file: FixtureFile, name: string) => (await draftOf(file)).guesses.find((guess) => guess.name === name)!.reason;
/** That of the currency aside, which any file with amounts and no sign raises. */
const questionsOf = async (file: FixtureFile, changes: MappingChanges = {}) => (await draftOf(file, changes)).questions.map(({ id }) => id).filter((id) => id !== 'currency');

describe('files of eight trades, untouched', () => {
  it('a bank', async () => {
    expect(await rolesOf(bank())).toEqual({ ignored: 'RowNumber, Surname', id: 'CustomerId', segmentation: 'Geography', protected: 'Gender', tenure: 'Tenure', churn: 'Exited' });
    expect(await columnOf(bank(), 'Exited')).toMatchObject({ categories: ['0', '1'], categoryLabels: { 0: 'No', 1: 'Yes' }, churnedWhen: '1' });
    expect(await columnOf(bank(), 'Tenure')).toMatchObject({ type: 'integer', period: 'year', min: 0, unit: 'months' });
    expect(await columnOf(bank(), 'NumOfProducts')).toMatchObject({ role: 'feature', type: 'integer', actionable: true });
    expect(await columnOf(bank(), 'Age')).toMatchObject({ role: 'feature', actionable: false });
    expect(await questionsOf(bank())).toEqual(['period:Tenure']);
  });

  it('credit cards, with what an earlier model computed', async () => {
    expect(await rolesOf(creditCards())).toEqual({
      id: 'CLIENTNUM', churn: 'Attrition_Flag', protected: 'Gender, Marital_Status', segmentation: 'Education_Level, Income_Category, Card_Category', tenure: 'Months_on_book',
      ignored: 'Naive_Bayes_Classifier_Attrition_Flag_1, Naive_Bayes_Classifier_Attrition_Flag_2',
    });
    expect(await columnOf(creditCards(), 'Attrition_Flag')).toMatchObject({ churnedWhen: 'Attrited Customer' });
    expect(await columnOf(creditCards(), 'Income_Category')).toMatchObject({ categories: ['Unknown', 'Less than $40K', '$40K - $60K', '$60K - $80K', '$80K - $120K', '$120K +'] });
    expect(await columnOf(creditCards(), 'Card_Category')).toMatchObject({ categories: ['Blue', 'Silver', 'Gold', 'Platinum'], actionable: true });
    expect(await columnOf(creditCards(), 'Credit_Limit')).toMatchObject({ role: 'feature', unit: 'currency' });
    expect(await questionsOf(creditCards())).toEqual([]);
  });

  it('a gym', async () => {
    expect(await rolesOf(gym())).toEqual({ id: 'member number', protected: 'gender', segmentation: 'Contract_period, Home_Club', tenure: 'Lifetime', monthlyCharge: 'Membership_Fee', churn: 'Churn' });
    expect(await columnOf(gym(), 'Contract_period')).toMatchObject({ categories: ['1', '6', '12'] });
    expect(await columnOf(gym(), 'Near_Location')).toMatchObject({ type: 'category', categoryLabels: { 0: 'No', 1: 'Yes' } });
    expect(await columnOf(gym(), 'gender')).toMatchObject({ type: 'category', categoryLabels: {} });
    expect(await questionsOf(gym())).toEqual(['period:Lifetime', 'period:Membership_Fee']);
  });

  it('software by subscription, in German', async () => {
    expect(await rolesOf(saasGerman())).toEqual({ churn: 'has_left', tenure: 'months_from_dates', id: 'Kundennummer', ignored: 'Firma', signupDate: 'Vertragsbeginn', churnDate: 'Kündigungsdatum', segmentation: 'Tarif, Zahlungsart', monthlyCharge: 'Monatsbeitrag' });
    const { dictionary, questions } = await draftOf(saasGerman());
    expect(dictionary).toMatchObject({ currency: 'EUR', file: { decimal: ',', thousands: '.', affixes: ['€'] } });
    expect(dictionary!.columns.slice(0, 2)).toMatchObject([{ derived: 'has-churn-date', churnedWhen: 'Yes' }, { derived: 'between-dates' }]);
    expect(await columnOf(saasGerman(), 'Vertragsbeginn')).toMatchObject({ type: 'date', format: 'DD.MM.YYYY', nullable: false });
    expect(questions).toEqual([]);
  });

  it('a shop that counts in days', async () => {
    expect(await rolesOf(ecommerce())).toEqual({ id: 'CustomerID', churn: 'Churn', tenure: 'DaysSinceSignup', segmentation: 'PreferredLoginDevice, CityTier, PreferredPaymentMode', protected: 'MaritalStatus' });
    expect(await columnOf(ecommerce(), 'DaysSinceSignup')).toMatchObject({ period: 'day', unit: 'months', label: 'Since signup' });
    expect(await columnOf(ecommerce(), 'OrderCount')).toMatchObject({ type: 'integer', nullable: true });
    expect(await questionsOf(ecommerce())).toEqual([]);
  });

  it('telecom, with what is written down after a customer has left', async () => {
    expect(await rolesOf(telcoLeaks())).toEqual({
      id: 'CustomerID', ignored: 'Count, Country, Zip Code, Lat Long, Churn Value, Churn Score, CLTV, Churn Reason', protected: 'Gender, Senior Citizen', tenure: 'Tenure Months',
      segmentation: 'Contract, Payment Method', monthlyCharge: 'Monthly Charges', totalCharge: 'Total Charges', churn: 'Churn Label',
    });
    expect(await reasonOf(telcoLeaks(), 'Churn Value')).toMatch(/^It says the same as who left: by it alone (\d+) of \1 leavers/);
    expect(await columnOf(telcoLeaks(), 'Total Charges')).toMatchObject({ nullable: true });
    const city = await columnOf(telcoLeaks(), 'City');
    expect(city).toMatchObject({ type: 'category', others: 'Other' });
    expect((city as { categories: string[] }).categories.at(-1)).toBe('Other');
    expect(city.description).toMatch(/^\d+ values that few customers have, [\d.]+% of the rows, count as "Other"\.$/);
  });

  it('insurance, where two ways of leaving are one', async () => {
    expect(await rolesOf(insurance())).toEqual({ id: 'policy_number', segmentation: 'policy_type, region', churn: 'policy_status', tenure: 'policy_tenure_years', monthlyCharge: 'annual_premium', protected: 'ethnicity', ignored: 'agent_code, notes' });
    const churn = await columnOf(insurance(), 'policy_status');
    expect(churn).toMatchObject({ categories: ['In Force', 'Surrendered'], churnedWhen: 'Surrendered', spellings: { Lapsed: 'Surrendered' } });
    expect(await columnOf(insurance(), 'annual_premium')).toMatchObject({ period: 'year', type: 'number', label: 'Monthly premium', unit: 'currency/month' });
    expect(await questionsOf(insurance())).toEqual(['decimal', 'missing:na', 'left:policy_status']);
    const alone: MappingChanges = { columns: { policy_status: { churnedWhen: ['Lapsed'] } } };
    expect(await columnOf(insurance(), 'policy_status', alone)).toMatchObject({ categories: ['In Force', 'Surrendered', 'Lapsed'], churnedWhen: 'Lapsed' });
    expect(await questionsOf(insurance(), alone)).toEqual(['decimal', 'missing:na']);
  });

  it('streaming, with American dates and careless spelling', async () => {
    expect(await rolesOf(streaming())).toEqual({ churn: 'has_left', tenure: 'months_from_dates', id: 'user_id', ignored: 'email', signupDate: 'signup_date', churnDate: 'cancelled_at', segmentation: 'plan, favorite_genre, device', monthlyCharge: 'plan_price' });
    expect(await columnOf(streaming(), 'signup_date')).toMatchObject({ format: 'MM/DD/YYYY' });
    const plan = await columnOf(streaming(), 'plan') as { categories: string[]; spellings: Record<string, string> };
    expect(plan.categories.map((name) => name.toLowerCase())).toEqual(['free', 'basic', 'premium']);
    expect(Object.keys(plan.spellings)).toHaveLength(2);
    expect(await columnOf(streaming(), 'hours_per_week')).toMatchObject({ type: 'number', nullable: true });
    expect(await columnOf(streaming(), 'auto_renew')).toMatchObject({ categories: ['FALSE', 'TRUE'], actionable: true });
  });
});

describe('what is less plain', () => {
  const id = (i: number) => `C-${i}`;
  const yesNo = (i: number) => (i % 4 === 0 ? 'yes' : 'no');

  it('takes a yes and no for the outcome beside a few slips of the pen, whose rows are refused', async () => {
    const value = (i: number) => (i === 7 ? 'maybe' : i % 3 === 0 ? 'Y' : i === 8 ? 'n' : 'N');
    const file = fileOf('x.csv', { member: id, lapsed: value, visits: (i) => String(i % 17) }, 1197);
    expect(await columnOf(file, 'lapsed')).toMatchObject({ role: 'churn', categories: ['N', 'Y'], churnedWhen: 'Y', spellings: { n: 'N' } });
    expect(await reasonOf(file, 'lapsed')).toBe('Named like an outcome, and "Y" means yes: the customer left. "maybe" says neither: its row is refused and listed.');
    expect(await questionsOf(file)).toEqual([]);
    const counted = fileOf('x.csv', { member: id, cancelled: (i) => (i % 50 === 0 ? '2' : i % 3 === 0 ? '1' : '0') }, 1197);
    expect((await draftOf(counted)).questions).toMatchObject([{ id: 'left:cancelled', why: '"cancelled" has other numbers than "0" and "1", so it may count something.' }]);
    // One in ten is no slip.
    const often = fileOf('x.csv', { member: id, lapsed: (i) => (i % 10 === 1 ? 'maybe' : value(i)), visits: (i) => String(i % 17) }, 1197);
    expect((await draftOf(often)).problems.map(({ code }) => code)).toEqual(['no-churn']);
    // A person may say that the slip is a departure too.
    expect(await columnOf(file, 'lapsed', { columns: { lapsed: { churnedWhen: ['Y', 'maybe'] } } })).toMatchObject({ categories: ['N', 'Y'], spellings: { maybe: 'Y' } });
  });

  it('takes a yes for "left" in a column that a person chose, and never a rarer value that says nothing', async () => {
    const values = (rare: string) => (i: number) => (i % 10 === 1 ? rare : i % 3 === 0 ? 'Y' : 'N');
    const file = fileOf('x.csv', { member: id, outcome_2: values('maybe') }, 600);
    const chosen: MappingChanges = { columns: { outcome_2: { role: 'churn' } } };
    expect(await columnOf(file, 'outcome_2', chosen)).toMatchObject({ categories: ['N', 'Y', 'maybe'], churnedWhen: 'Y' });
    expect((await draftOf(file, chosen)).questions).toMatchObject([{ id: 'left:outcome_2', why: '"N" and "maybe" are taken for customers who are still there.' }]);
    expect((await draftOf(file, chosen)).guesses.find(({ name }) => name === 'outcome_2')!.reason).toBe('Chosen. "Y" means yes, and is taken for "left".');
  });

  it('turns the opposite of leaving round, and asks', async () => {
    const file = fileOf('clubs.csv', { member_no: id, 'Renewed?': (i) => (i % 3 === 0 ? 'N' : 'Y'), visits: (i) => String(i % 17) }, 300);
    expect(await columnOf(file, 'Renewed?')).toMatchObject({ role: 'churn', churnedWhen: 'N' });
    expect(await questionsOf(file)).toEqual(['left:Renewed?']);
  });

  it('takes no reason for the outcome, whoever has one, and the opposite of leaving instead', async () => {
    const reason = (i: number) => (i % 3 === 0 ? ['Price', 'Moved'][i % 2]! : '');
    const file = fileOf('x.csv', { member: id, LapseReason: reason, Renewed: (i) => (i % 3 === 0 ? 'No' : 'Yes'), visits: (i) => String(i % 17) }, 600);
    expect(await rolesOf(file)).toEqual({ id: 'member', churn: 'Renewed', ignored: 'LapseReason' });
    expect(await columnOf(file, 'Renewed')).toMatchObject({ churnedWhen: 'No' });
    for (const name of ['Austritts-Grund', 'motivo', 'Motif de résiliation', 'churn_reason']) {
      const alone = await draftOf(fileOf('x.csv', { member: id, [name]: reason, visits: (i) => String(i % 17) }, 600));
      expect([name, alone.problems.map(({ code }) => code)]).toEqual([name, ['no-churn']]);
    }
    // Why somebody called is known beforehand.
    expect(await columnOf(fileOf('x.csv', { member: id, churn: yesNo, contact_reason: (i) => ['Bill', 'Fault', 'Move'][i % 3]! }, 600), 'contact_reason')).toMatchObject({ role: 'segmentation' });
  });

  it('leaves churn open where a column only says who is active, and names it', async () => {
    const file = fileOf('x.csv', { member: id, has_card: (i) => String(i % 2), is_active_member: (i) => String(i % 3 === 0 ? 0 : 1), visits: (i) => String(i % 17) }, 600);
    expect((await draftOf(file)).problems).toMatchInlineSnapshot(`
      [
        {
          "code": "no-churn",
          "column": "is_active_member",
          "message": "No column says who left.",
          "remedy": "Choose the column for churn. "is_active_member" may say it, if it is about being a customer and not about how much a customer does. Other columns with two values are "has_card".",
        },
      ]
    `);
    const chosen: MappingChanges = { columns: { is_active_member: { role: 'churn' } } };
    expect(await columnOf(file, 'is_active_member', chosen)).toMatchObject({ churnedWhen: '0' });
    expect(await questionsOf(file, chosen)).toEqual(['left:is_active_member']);
    expect(await columnOf(fileOf('x.csv', { member: id, is_active: yesNo, visits: (i) => String(i % 17) }, 600), 'is_active')).toMatchObject({ role: 'churn', churnedWhen: 'no' });
  });

  it('takes numbers that repeat for no row numbers, whatever they are called', async () => {
    const file = fileOf('x.csv', { member: id, churn: yesNo, x: (i) => String(i % 7), row: (i) => String(i === 9 ? 8 : i) }, 600);
    expect(await rolesOf(file)).toEqual({ id: 'member', churn: 'churn', ignored: 'row' });
    expect(await reasonOf(file, 'x')).toBe('Whole numbers from 0 to 6.');
    expect(await reasonOf(file, 'row')).toBe('It numbers the rows.');
  });

  it('finds a status by its values under any name', async () => {
    const file = fileOf('crm.csv', { contact: id, stage: (i) => ['Active', 'active', 'Cancelled', 'On hold'][i % 4]!, spend: (i) => String(i) }, 400);
    expect(await columnOf(file, 'stage')).toMatchObject({ role: 'churn', churnedWhen: 'Cancelled' });
    expect((await draftOf(file)).questions[0]).toMatchObject({ id: 'left:stage', why: '"On hold" is taken for customers who are still there.' });
  });

  it('leaves a column out that is filled in for leavers alone, whatever its name', async () => {
    const file = fileOf('x.csv', { user: id, churned: yesNo, survey: (i) => (i % 4 === 0 ? ['price', 'moved'][i % 8 === 0 ? 0 : 1]! : ''), usage: (i) => String(i % 7) }, 400);
    expect(await reasonOf(file, 'survey')).toMatchInlineSnapshot(`"It is filled in for those who left and for nobody else, so it is known only afterwards."`);
    expect(await columnOf(file, 'usage')).toMatchObject({ role: 'feature' });
  });

  it('takes no end of a term for a departure', async () => {
    const day = (i: number) => `2024-${String(1 + (i % 12)).padStart(2, '0')}-15`;
    const file = fileOf('x.csv', { user: id, churn: yesNo, start_date: () => '2022-01-01', contract_end: (i) => (i % 2 === 0 ? day(i) : '') }, 400);
    expect(await rolesOf(file)).toEqual({ id: 'user', churn: 'churn', ignored: 'start_date, contract_end' });
    expect(await reasonOf(file, 'contract_end')).toMatchInlineSnapshot(`"It is filled in, or empty, against "churn" for 25% of the rows, so it is not the day somebody left."`);
  });

  it('numbers the rows where nothing names the customers, and asks where a name repeats', async () => {
    const file = fileOf('x.csv', { customer_id: (i) => `C${i % 90}`, churn: yesNo, usage: (i) => String(i % 7) }, 400);
    expect(await rolesOf(file)).toEqual({ id: 'row_number', churn: 'churn', ignored: 'customer_id' });
    expect(await questionsOf(file)).toEqual(['id:customer_id']);
    expect((await draftOf(file)).dictionary!.columns[0]).toMatchObject({ derived: 'row-number', role: 'id', type: 'text' });
  });

  it('asks which row counts of an identifier that repeats, wherever it was chosen, and reads such a file by default', async () => {
    const file = fileOf('x.csv', { id, shop: (i) => `S${i % 300}`, churn: yesNo }, 400);
    const { questions, dictionary } = await draftOf(file, { columns: { shop: { role: 'id' } } });
    expect(dictionary).toMatchObject({ repeatedIds: 'last' });
    expect(questions.find((question) => question.id === 'id:shop')?.answers.map(({ changes }) => [changes.repeatedIds, changes.columns!.shop!.role])).toEqual([['last', 'id'], ['first', 'id'], ['refuse', 'id'], [undefined, 'ignored']]);
    expect((await draftOf(file, { repeatedIds: 'refuse', columns: { shop: { role: 'id' } } })).dictionary!.repeatedIds).toBeUndefined();
    const nearly = await draftOf(fileOf('x.csv', { customer_id: (i) => `C${i % 380}`, churn: yesNo }, 400));
    expect([nearly.dictionary!.columns[0]!.role, nearly.questions.map(({ id: question }) => question)]).toEqual(['id', ['id:customer_id']]);
  });

  it('asks about an identifier that nearly every row has to itself, and says how many repeat one', async () => {
    const file = fileOf('x.csv', { ref_id: (i) => `R${i % 380}`, churn: yesNo, usage: (i) => String(i % 7) }, 400);
    const { questions, guesses } = await draftOf(file);
    expect(questions).toMatchObject([{ id: 'id:ref_id', question: '"ref_id" has 380 different values in 400 rows: 20 rows repeat one. Is each row one customer?' }]);
    // First the answer with which every row can be read.
    expect(questions[0]!.answers.map(({ label }) => label)).toEqual([
      'Yes: number the rows, each is a customer', 'No: the last row of each customer counts', 'No: the first row of each customer counts', 'Yes, and rows that repeat one are mistakes: refuse the file',
    ]);
    expect(guesses.find(({ name }) => name === 'ref_id')!.reason).toBe('Named like an identifier, but 20 rows repeat one; it is shown, and the rows are numbered instead.');
    const chosen = await draftOf(file, questions[0]!.answers[1]!.changes);
    expect(chosen.questions).toEqual([]);
    expect(chosen.guesses.find(({ name }) => name === 'ref_id')).toMatchObject({ role: 'id', reason: 'Chosen.' });
  });

  it('settles the period of a tenure by the total, or by the dates', async () => {
    const byTotal = fileOf('x.csv', { id, churn: yesNo, tenure: (i) => String(1 + (i % 11)), monthly_fee: () => '20', total_paid: (i) => String(20 * 12 * (1 + (i % 11))) }, 400);
    expect(await columnOf(byTotal, 'tenure')).toMatchObject({ period: 'year' });
    const months = fileOf('x.csv', { id, churn: yesNo, tenure: (i) => String(1 + (i % 11)), monthly_fee: () => '20.5', total_paid: (i) => String(20.5 * (1 + (i % 11))) }, 400);
    // A charge that is the same for all tells nothing, and is no charge.
    expect(await questionsOf(months)).toEqual(['period:tenure']);
    const varied = fileOf('x.csv', { id, churn: yesNo, tenure: (i) => String(1 + (i % 11)), monthly_fee: (i) => String(20 + (i % 5)), total_paid: (i) => String((20 + (i % 5)) * (1 + (i % 11))) }, 400);
    expect(await questionsOf(varied)).toEqual([]);
    expect(await reasonOf(varied, 'tenure')).toContain('counted in months, for then tenure × "monthly_fee" comes to "total_paid"');
    const byDates = fileOf('x.csv', { id, churn: yesNo, joined: () => '2020-01-01', left_on: (i) => (i % 4 === 0 ? `202${1 + (i % 4)}-0${1 + (i % 9)}-01` : ''), tenure: (i) => String(12 + (i % 9)) }, 400);
    expect(await questionsOf(byDates)).not.toContain('period:tenure');
  });

  it('takes a count of time beside a word for being a customer for the tenure, and nothing that only sounds like it', async () => {
    for (const [name, role] of [['months_member', 'tenure'], ['Mitglied Monate', 'tenure'], ['years subscribed', 'tenure'], ['visits_per_month_member', undefined], ['member_age_years', undefined], ['customer_trial_days', undefined]] as const) {
      const roles = await rolesOf(fileOf('x.csv', { id, churn: yesNo, [name]: (i) => String(1 + (i % 50)) }, 400));
      expect([name, roles.tenure]).toEqual([name, role === 'tenure' ? name : undefined]);
    }
  });

  it('asks whether a count of time that lasts is the tenure', async () => {
    for (const [name, period] of [['Laufzeit (Monate)', 'month'], ['YearsInsured', 'year'], ['Dauer Monate', 'month']] as const) {
      const file = fileOf('x.csv', { id, churn: yesNo, [name]: (i) => String(1 + (i % 72)) }, 400);
      expect((await rolesOf(file)).tenure).toBe(name);
      expect(await questionsOf(file)).toEqual([`tenure:${name}`]);
      const { questions, dictionary } = await draftOf(file);
      const [yes, no] = await Promise.all(questions[0]!.answers.map(({ changes }) => draftOf(file, changes)));
      expect(yes!.dictionary).toEqual(dictionary);
      expect(yes!.dictionary!.columns.find((column) => column.name === name)).toMatchObject({ role: 'tenure', ...(period === 'month' ? {} : { period }) });
      expect(no!.dictionary!.columns.find((column) => column.name === name)).toMatchObject({ role: 'feature' });
      expect([yes!.questions, no!.questions]).toEqual([[], []]);
    }
    for (const name of ['Vertragslaufzeit (Monate)', 'call_duration_days', 'years_employed', 'Laufzeit']) {
      const roles = await rolesOf(fileOf('x.csv', { id, churn: yesNo, [name]: (i) => String(1 + (i % 72)) }, 400));
      expect([name, roles.tenure]).toEqual([name, undefined]);
    }
  });

  it('finds a tenure of any name by charge × tenure = total, and none where it comes to something else', async () => {
    const count = (i: number) => 1 + ((i * 7) % 60);
    const fee = (i: number) => 20 + (i % 5);
    const file = (total: (i: number) => number) => fileOf('x.csv', { id, churn: yesNo, visits: (i) => String(1 + (i % 9)), t1: (i) => String(count(i)), monthly_fee: (i) => String(fee(i)), total_paid: (i) => String(total(i)) }, 400);
    const exact = file((i) => fee(i) * count(i) + (i % 10 === 1 ? 500 : 0));
    expect((await rolesOf(exact)).tenure).toBe('t1');
    expect(await reasonOf(exact, 't1')).toMatch(/^No column is named like how long somebody has been a customer, but "monthly_fee" × "t1" comes to "total_paid" for 9\d% of the rows of a sample, within 10%: it counts months\.$/);
    expect((await rolesOf(file((i) => 2 * fee(i) * count(i)))).tenure).toBeUndefined();
    expect((await rolesOf(file((i) => 37 * (i % 53)))).tenure).toBeUndefined();
  });

  it('takes no balance, salary or limit for a charge, and no contract for a tenure', async () => {
    const file = fileOf('x.csv', { id, churn: yesNo, balance: (i) => String(i * 3.5), salary: (i) => String(i * 9), credit_limit: (i) => String(i * 2), contract_length: (i) => String([1, 12, 24][i % 3]), lifetime_value: (i) => String(i * 4) }, 400);
    const roles = await rolesOf(file);
    expect(roles.tenure).toBeUndefined();
    expect(roles.monthlyCharge).toBeUndefined();
  });

  it('reads codes with leading zeros as groups, and two units in one column as words', async () => {
    const file = fileOf('x.csv', { id, churn: yesNo, branch: (i) => `00${1 + (i % 3)}`, term: (i) => ['1 year', '6 months'][i % 3 === 0 ? 0 : 1]!, weight: (i) => `${60 + (i % 30)} kg` }, 400);
    expect(await columnOf(file, 'branch')).toMatchObject({ type: 'category', categories: ['001', '002', '003'] });
    expect(await columnOf(file, 'term')).toMatchObject({ type: 'category' });
    expect(await columnOf(file, 'weight')).toMatchObject({ type: 'integer', unit: 'kg' });
  });

  it('never gives a cell that it has seen a bound that refuses it', async () => {
    for (const file of [bank(), creditCards(), gym(), telcoLeaks()]) {
      const { dictionary } = await draftOf(file);
      for (const column of dictionary!.columns) {
        if (column.type !== 'integer' && column.type !== 'number') continue;
        const at = file.header.indexOf(column.name);
        const values = file.rows.map((row) => row[at]!.trim()).filter((cell) => cell !== '' && !column.name.includes('Fee')).map(Number);
        for (const value of values) expect(value >= column.min && value <= column.max, `${column.name}: ${value}`).toBe(true);
      }
    }
  });
});

it('takes codes with a letter before the number for groups, and counts with a unit behind them for numbers', async () => {
  const { guesses } = await draftOf(fileOf('a.csv', {
    id: (i) => `C-${i}`, district: (i) => `D${i % 25}`, block: (i) => `s${i % 8}`, contract_code: (i) => `${1 + (i % 4)}Y`, sessions: (i) => `${i % 50}x`, churned: (i) => (i % 3 ? 'no' : 'yes'),
  }, 600));
  expect(guesses.map(({ name, type }) => `${name}: ${type}`)).toEqual(['id: text', 'district: category', 'block: category', 'contract_code: category', 'sessions: integer', 'churned: category']);
});

it('takes a number that no amount can be for a slip, and what the others are for what the column is', async () => {
  const file = fileOf('bank.csv', { id: (i) => `C-${i}`, balance: (i) => (i === 7 ? '1e308' : `${100 + i}.5`), msisdn_hash: (i) => String(4_000_000_000_000_000 + 7919 * i), exited: (i) => (i % 3 ? '0' : '1') }, 600);
  expect(await columnOf(file, 'balance')).toMatchObject({ role: 'feature', type: 'number', min: 0, max: 10_000 });
  expect(await reasonOf(file, 'balance')).toContain('1 cell is no number: its row is refused and listed.');
  expect((await columnOf(file, 'msisdn_hash')).role).toBe('ignored');
});
