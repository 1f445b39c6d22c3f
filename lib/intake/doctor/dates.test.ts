import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { dayNumber, toIsoDate } from '@/lib/dataset/dates';
import { dates } from './dates';
import { findings, report } from './doctor.fixture';

const START = dayNumber(2022, 1, 1);
/** Members with dates, of whom each tenure is what the dates say unless `months` is given. */
async function dated({ months, signup = (i) => toIsoDate(START + i), paidUntil = () => '2024-06-01' }: { months?: (i: number) => number; signup?: (i: number) => string; paidUntil?: (i: number) => string }) {
  const described = dictionaryJson((json) => {
    Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' }, rowsAre: 'everyone-ever' });
    json.columns.push({ name: 'joined', label: 'Joined', type: 'date', role: 'signupDate', nullable: true }, { name: 'gone', label: 'Gone', type: 'date', role: 'churnDate', nullable: true }, { name: 'paid', label: 'Paid until', type: 'date', role: 'ignored' });
  });
  const lines = Array.from({ length: 200 }, (_, i) => {
    const usual = 35 - Math.floor(i / 30.5);
    return `m${i},${months?.(i) ?? usual},30,Basic,No,${signup(i)},,${paidUntil(i)}`;
  });
  return findings(dates, await datasetOf(['id,months,fee,plan,left,joined,gone,paid', ...lines].join('\n'), described));
}

describe('dates', () => {
  it('that agree are no finding', async () => expect(await dated({})).toEqual([]));

  it('after the snapshot are noted', async () => expect(report(await dated({ paidUntil: (i) => (i % 4 ? '2024-06-01' : '2025-03-31') }))).toMatchInlineSnapshot(`
    "[notes] future:paid
    "paid" lies after the snapshot of 31 Dec 2024 for 50 customers. The latest is 31 Mar 2025. That is right for a date that is agreed upon, such as the end of a term; of what has happened, the snapshot is dated too early: under “Map” the day that the file describes can be changed."
  `));

  it('that stand for "not known" are warned of', async () => expect(report((await dated({ signup: (i) => (i < 12 ? '1970-01-01' : toIsoDate(START + i)) })).slice(0, 1))).toMatchInlineSnapshot(`
    "[warns] placeholder:joined:1970-01-01
    "joined" is 1 Jan 1970 for 12 of 200 customers (6.0%), which looks like a stand-in for "not known". Read as a date, those customers joined or left on one day, and their tenure is made up.
    → Treat 1 Jan 1970 as missing"
  `));

  it('that contradict the tenure are warned of', async () => expect(report(await dated({ months: (i) => (i % 2 ? 12 : 35 - Math.floor(i / 30.5)) }))).toMatchInlineSnapshot(`
    "[warns] tenure-dates:months
    "months" differs by more than a month from the dates for 100 of 200 customers (50.0%). Tenure is taken as the months from sign-up to leaving, or to the snapshot. It may be counted in another period, or the snapshot may be another day; lifetime values follow the tenure, charts by month the dates. Under “Map” the period, or the day that the file describes, can be changed."
  `));
});
