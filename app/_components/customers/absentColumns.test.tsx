import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';
import { AbsentColumns } from './absentColumns';

const column = { name: 'x', label: 'X' };
const ALL: CustomersView['has'] = { risk: true, leaving: 12, clv: true, tenure: column, monthlyCharge: column, group: column };
const text = (has: Partial<CustomersView['has']>) => renderToStaticMarkup(<AbsentColumns has={{ ...ALL, ...has }} />).replace(/<[^>]+>/g, '');

it('says nothing where all is there', () => {
  expect(text({})).toBe('');
});

it('says in plain words what no column tells', () => {
  expect(text({ tenure: null, leaving: null, clv: false })).toMatchInlineSnapshot(`"Not in this list, because no column of the file tells it: how many months each customer has stayed (tenure), and with it the chance to leave in the months ahead; the lifetime value, which takes how long they stay and what they pay."`);
  expect(text({ tenure: null, leaving: null, clv: false, monthlyCharge: null, group: null })).toMatchInlineSnapshot(`"Not in this list, because no column of the file tells it: how many months each customer has stayed (tenure), and with it the chance to leave in the months ahead; what each customer pays a month, and with it the revenue at risk; the lifetime value, which takes how long they stay and what they pay; a category to group by, such as a tier or a region."`);
  expect(text({ risk: false })).toMatchInlineSnapshot(`" A trained model would bring risk, its main reason and the revenue at risk."`);
});
