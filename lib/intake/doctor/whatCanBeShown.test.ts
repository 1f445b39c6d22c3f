import { expect, it } from 'vitest';
import { dictionary } from '@/lib/dataset/dataset.fixture';
import { whatCanBeShown } from './whatCanBeShown';

const told = (change?: Parameters<typeof dictionary>[0]) => whatCanBeShown(dictionary(change)).map(({ name, lacks }) => `${name}: ${lacks ?? 'yes'}`).join('\n');

it('says of each part whether the columns bring it, and what would', () => {
  expect(told()).toMatchInlineSnapshot(`
    "Who is likely to leave, and why: yes
    Churn by month, January to December: Needs columns with the day each customer joined and the day each customer left.
    How long customers stay (survival): yes
    Lifetime value: yes
    Revenue at risk: yes
    Gross and net revenue retention: Needs columns with the day each customer joined, the day each customer left and what each customer paid a month at the start of the window.
    Churn by group: yes
    Segments by tenure and value: yes
    Offers and a plan of whom to call: yes
    Fairness between groups of people: Needs a column with a trait that must not count, such as gender or age group."
  `);
  expect(told((json) => { json.columns = json.columns.filter(({ role }) => role === 'id' || role === 'churn'); })).toMatchInlineSnapshot(`
    "Who is likely to leave, and why: Needs a column with something that is known of each customer before they leave.
    Churn by month, January to December: Needs columns with the day each customer joined and the day each customer left.
    How long customers stay (survival): Needs a column with how many months each customer has stayed (tenure).
    Lifetime value: Needs columns with how many months each customer has stayed (tenure) and what each customer pays a month.
    Revenue at risk: Needs a column with what each customer pays a month.
    Gross and net revenue retention: Needs columns with the day each customer joined, the day each customer left, what each customer pays a month and what each customer paid a month at the start of the window.
    Churn by group: Needs a column with a category to group by, such as a tier or a region.
    Segments by tenure and value: Needs columns with how many months each customer has stayed (tenure) and what each customer pays a month.
    Offers and a plan of whom to call: Needs columns with how many months each customer has stayed (tenure) and what each customer pays a month.
    Fairness between groups of people: Needs a column with a trait that must not count, such as gender or age group."
  `);
});
