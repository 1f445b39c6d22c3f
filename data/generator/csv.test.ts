import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLUMNS, toCsv } from './csv';
import { drawCustomers } from './simulate';

// The owner of every expectation here is data/README.md: what it promises of each column.
const committed = readFileSync(new URL('../customers.csv', import.meta.url), 'utf8');
const [header, ...lines] = committed.trimEnd().split('\n');
const rows = lines.map((line) => {
  const cells = line.split(',');
  return Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]])) as Record<(typeof COLUMNS)[number], string>;
});

/** The rows that break a promise; an empty list prints better than 8,000 passing assertions. */
const offenders = (keepsPromise: (row: (typeof rows)[number]) => boolean) => rows.filter((row) => !keepsPromise(row)).slice(0, 3);

const monthOf = (isoDate: string) => 12 * Number(isoDate.slice(0, 4)) + Number(isoDate.slice(5, 7));

describe('customers.csv', () => {
  it('is what the generator draws, byte for byte', () => {
    expect(toCsv(drawCustomers()) === committed).toBe(true);
  });

  it('has the promised header and 8,000 rows of as many cells', () => {
    expect(header).toBe(COLUMNS.join(','));
    expect(lines).toHaveLength(8000);
    expect(lines.filter((line) => line.split(',').length !== COLUMNS.length || line.includes('"'))).toEqual([]);
  });

  it('sorts unique identifiers in signup order, with gaps', () => {
    expect(offenders((row) => /^HF-1\d{5}$/.test(row.customer_id))).toEqual([]);
    const steps = rows.slice(1).map((row, i) => Number(row.customer_id.slice(3)) - Number(rows[i]!.customer_id.slice(3)));
    expect(Math.min(...steps)).toBe(1);
    expect(Math.max(...steps)).toBe(5);
    expect(rows.slice(1).filter((row, i) => row.signup_date < rows[i]!.signup_date)).toEqual([]);
  });

  it.each([
    ['contract', ['Month-to-month', 'One year', 'Two year']],
    ['payment_method', ['Bank transfer', 'Credit card', 'Electronic check', 'Mailed check']],
    ['internet_service', ['DSL', 'Fiber optic', 'None']],
    ['tech_support', ['No', 'No internet', 'Yes']],
    ['online_security', ['No', 'No internet', 'Yes']],
    ['paperless_billing', ['No', 'Yes']],
    ['gender', ['Female', 'Male']],
    ['senior_citizen', ['No', 'Yes']],
    ['churn', ['No', 'Yes']],
  ] as const)('%s has exactly its vocabulary', (column, vocabulary) => {
    expect([...new Set(rows.map((row) => row[column]))].sort()).toEqual(vocabulary);
  });

  it('prints numbers with the promised decimals', () => {
    expect(offenders((row) => /^\d+$/.test(row.tenure) && /^\d$/.test(row.support_calls))).toEqual([]);
    expect(offenders((row) => /^\d+\.\d\d$/.test(row.monthly_charges) && /^(\d+\.\d\d)?$/.test(row.total_charges))).toEqual([]);
    expect(offenders((row) => /^\d*$/.test(row.late_payments) && /^(\d+\.\d)?$/.test(row.usage_gb))).toEqual([]);
    expect(offenders((row) => Number(row.monthly_charges) >= 18 && Number(row.monthly_charges) <= 130)).toEqual([]);
  });

  it('leaves cells blank exactly where it says', () => {
    expect(offenders((row) => (row.churn === 'Yes') === (row.churn_date !== ''))).toEqual([]);
    expect(offenders((row) => (row.total_charges === '') === (row.tenure === '0'))).toEqual([]);
    expect(offenders((row) => (row.late_payments === '') === Number(row.tenure) < 2)).toEqual([]);
    const offline = (row: (typeof rows)[number]) => row.internet_service === 'None';
    expect(offenders((row) => (row.usage_gb === '') === offline(row))).toEqual([]);
    expect(offenders((row) => (row.tech_support === 'No internet') === offline(row))).toEqual([]);
    expect(offenders((row) => (row.online_security === 'No internet') === offline(row))).toEqual([]);
    const others = COLUMNS.filter((c) => !['churn_date', 'total_charges', 'late_payments', 'usage_gb'].includes(c));
    expect(offenders((row) => others.every((column) => row[column] !== ''))).toEqual([]);
  });

  it('dates agree with tenure and lie in the window', () => {
    expect(offenders((row) => row.signup_date >= '2018-01-01' && row.signup_date <= '2025-12-28')).toEqual([]);
    expect(offenders((row) => Number(row.signup_date.slice(8)) <= 28)).toEqual([]);
    const churned = (row: (typeof rows)[number]) => row.churn === 'Yes';
    expect(offenders((row) => !churned(row) || (row.churn_date >= '2024-01-01' && row.churn_date <= '2025-12-28'))).toEqual([]);
    expect(offenders((row) => !churned(row) || row.churn_date.slice(8) === row.signup_date.slice(8))).toEqual([]);
    expect(offenders((row) => !churned(row) || Number(row.tenure) >= 1)).toEqual([]);
    const lastDay = (row: (typeof rows)[number]) => row.churn_date || '2025-12-31';
    expect(offenders((row) => Number(row.tenure) === monthOf(lastDay(row)) - monthOf(row.signup_date))).toEqual([]);
  });

  it('never shows more late payments than bills, nor more than twelve', () => {
    expect(offenders((row) => Number(row.late_payments) <= Math.min(12, Number(row.tenure)))).toEqual([]);
  });

  it('totals are tenure × monthly charge less at most a 30% discount on six months, corrected by at most 2%', () => {
    expect(
      offenders((row) => {
        const [tenure, monthly, total] = [row.tenure, row.monthly_charges, row.total_charges].map(Number) as [number, number, number];
        const least = monthly * (tenure - 0.3 * Math.min(6, tenure)) * 0.98;
        return total >= least - 0.005 && total <= monthly * tenure * 1.02 + 0.005;
      }),
    ).toEqual([]);
  });
});
