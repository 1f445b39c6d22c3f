import { describe, expect, it } from 'vitest';
import type { DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import type { CohortTriangle } from './cohorts';
import { rowsNote } from './rowsNote';
import { survivalPage } from './survivalPage';

/** The gym with dates and what each member paid at the start of 2024 or on joining. */
function dated(rowsAre: string, change: (json: DictionaryJson) => void = () => {}) {
  return (json: DictionaryJson) => {
    json.rowsAre = rowsAre;
    json.snapshotDate = '2024-12-31';
    json.observationWindow = { start: '2024-01-01', end: '2024-12-31' };
    json.columns.push(
      { name: 'joined', label: 'Joined', type: 'date', role: 'signupDate' },
      { name: 'gone', label: 'Gone', type: 'date', role: 'churnDate', nullable: true },
      { name: 'first_fee', label: 'First fee', type: 'number', role: 'startingCharge', nullable: true },
    );
    change(json);
  };
}
const HEAD = 'id,months,fee,plan,left,joined,gone,first_fee\n';
const FILE = `${HEAD}a,22,120,Basic,No,2023-02-10,,100
b,11,50,Basic,No,2024-01-20,,40
c,2,90,Basic,Yes,2024-01-05,2024-03-20,90
d,15,80,Basic,Yes,2023-03-01,2024-06-15,100
e,20,50,Basic,No,2023-04-01,,100
f,7,30,Basic,No,2024-05-02,,30
g,18,60,Basic,No,2023-06-01,,\n`;

const triangle = async (rowsAre: string) => survivalPage(await workspaceOf(FILE, dated(rowsAre))).triangle;

describe('revenue retention', () => {
  it('compares the end with the start over customers of the start', async () => {
    // Active on 1 Jan 2024 with both fees: a 100 → 120, d 100 → 0 (left), e 100 → 50; g lacks the first. Kept 150, paid 170, of 300.
    const [gross, net] = survivalPage(await workspaceOf(FILE, dated('active-in-window'))).revenue.map((card) => ('metric' in card ? card.metric : expect.fail(card.absence)));
    expect(gross).toMatchObject({ value: 0.5, numerator: { value: 150 }, denominator: { value: 300 }, coverage: { known: 3, of: 4 }, period: '1 Jan 2024 to 31 Dec 2024' });
    expect(net!.value).toBeCloseTo(170 / 300, 12);
  });

  it('is absent with what would bring it', async () => {
    const drop = (...roles: string[]) => dated('active-in-window', (json) => { json.columns = json.columns.filter(({ role }) => !roles.includes(role as string)); });
    const absence = async (change: (json: DictionaryJson) => void) => survivalPage(await workspaceOf(FILE, change)).revenue.map((card) => ('absence' in card ? card.absence : 'there'));
    expect(await absence(drop('startingCharge'))).toEqual(Array(2).fill('Needs a column with what each customer paid a month at the start of the window.'));
    expect((await absence(drop('monthlyCharge')))[0]).toContain('a column with what each customer pays a month');
    expect((await absence(drop('signupDate', 'churnDate')))[0]).toContain('columns with the day each customer joined and the day each customer left');
  });

  it('the starting charge is no feature', async () => {
    const { options } = survivalPage(await workspaceOf(FILE, dated('active-in-window')));
    expect(options.map(({ name }) => name)).toEqual(['fee']);
  });
});

describe('the cohort triangle', () => {
  it('holds the cohorts of the window, as far as all of a cohort were watched', async () => {
    const { kind, cohorts, leftOut } = (await triangle('active-in-window')) as CohortTriangle;
    // Seven members are too few for months, so quarters: b and c joined in Q1 and can complete three quarters by 31 December, c left after two months; f joined in Q2.
    expect(kind).toBe('quarter');
    expect(cohorts.map(({ label, customers, cells }) => [label, customers, cells.map(({ share }) => share)])).toEqual([['Q1 2024', 2, [0.5, 0.5, 0.5]], ['Q2 2024', 1, [1, 1]]]);
    expect(leftOut).toContain('4 customers who signed up before 2024 are left out');
  });

  it('holds all cohorts of a file of everyone, and none of one day', async () => {
    const { cohorts, leftOut } = (await triangle('everyone-ever')) as CohortTriangle;
    expect(cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(7);
    expect(leftOut).toBeNull();
    expect(await triangle('snapshot')).toContain('A file of everyone who was a customer at some time in a window');
  });

  it('says so where nobody signed up within the window', async () => {
    const old = FILE.split('\n').filter((line) => !/,2024-0\d-\d\d,(2024|,)/.test(line) || line.startsWith('d')).join('\n');
    expect(survivalPage(await workspaceOf(old, dated('active-in-window'))).triangle).toBe('Nobody signed up within the window, so no cohort is complete.');
  });
});

it('which rows the file contains, in words', async () => {
  const note = async (rowsAre: string) => rowsNote((await workspaceOf(FILE, dated(rowsAre))).dataset);
  expect(await note('everyone-ever')).toMatchInlineSnapshot(`"The file holds everyone who ever was a customer, so every customer counts from the first month on."`);
  expect(await note('active-in-window')).toMatchInlineSnapshot(`"The file holds customers who were active at some time between 1 Jan 2024 and 31 Dec 2024: who left before is not in it, so months before a customer's observation began are left out (left truncation)."`);
  expect(await note('snapshot')).toMatchInlineSnapshot(`"The file holds the customers of one day and those who left between 1 Jan 2024 and 31 Dec 2024: who left before is not in it, so months before a customer's observation began are left out (left truncation)."`);
});
