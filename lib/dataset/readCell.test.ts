import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary } from './dataset.fixture';
import { readCell } from './readCell';
import type { ColumnSpec } from './schema';

const spec = (name: string): ColumnSpec => dictionary((json) => json.columns.push({ name: 'joined', label: 'Joined', type: 'date', role: 'ignored' })).columns.find((column) => column.name === name)!;
const [months, fee, plan, joined, id] = ['months', 'fee', 'plan', 'joined', 'id'].map(spec) as [ColumnSpec, ColumnSpec, ColumnSpec, ColumnSpec, ColumnSpec];
const read = (column: ColumnSpec, raw: string) => {
  const result = readCell(column, raw);
  return result.ok ? result.value : `refused: ${result.reason}`;
};

const NOT_A_NUMBER = 'refused: not a number (expected digits with a decimal point)';

describe('readCell', () => {
  it.each([
    ['12', 12], [' 12 ', 12], ['\t12\u00a0', 12], ['+12', 12], ['12.', 12], ['.5', 0.5], ['70.35', 70.35], ['1e2', 100], ['1.5E+2', 150], ['5e-1', 0.5], ['0', 0], ['007', 7],
    ['', null], ['   ', null], ['1e-400', 0], ['1000', 1000],
  ])('reads the number %j', (raw, value) => expect(read(fee, raw)).toBe(value));

  it.each([
    '1,5', '1.000,50', '1,000.50', '1 000', '1_000', 'NaN', 'nan', 'Infinity', '-Infinity', '12 EUR', '€12', '0x10', '0b1', '1e', 'e5', '.', '+', '--5', '1.2.3', '١٢', '½', 'null', 'true', '#N/A', '=1+1', '1e5x', '(5)', '5-', '1\u00002',
  ])('refuses the number %j', (raw) => expect(read(fee, raw)).toBe(NOT_A_NUMBER));

  it.each(['1e308', '-1', '1000.01', '1e999', '-1e999', '9'.repeat(400)])('refuses %.10j… as out of range', (raw) => {
    expect(read(fee, raw)).toBe('refused: outside 0 to 1000');
  });

  it('wants whole numbers where the column has them', () => {
    expect(read(months, '2')).toBe(2);
    expect(read(months, '2.0')).toBe(2);
    expect(read(months, '1e1')).toBe(10);
    expect(read(months, '2.5')).toBe('refused: not a whole number');
    expect(read(months, '1e-400')).toBe(0);
    expect(read(months, '')).toBe('refused: empty, but months is required');
    expect(read(months, ' ')).toBe('refused: empty, but months is required');
  });

  it('knows categories to the letter, by their place', () => {
    expect(read(plan, 'Basic')).toBe(0);
    expect(read(plan, ' Plus, with sauna ')).toBe(1);
    for (const raw of ['basic', 'Plus', 'Premium', '0', '__proto__', 'constructor', 'length']) {
      expect(read(plan, raw)).toBe('refused: unknown category (expected Basic, Plus, with sauna)');
    }
    expect(read(plan, '')).toBe('refused: empty, but plan is required');
  });

  it('reads dates as days, and refuses what no calendar has', () => {
    expect(read(joined, ' 1970-01-02 ')).toBe(1);
    for (const raw of ['2023-02-30', '01/02/2024', '45000']) expect(read(joined, raw)).toBe('refused: not a date (expected YYYY-MM-DD)');
  });

  it('keeps a text as it is but for surrounding spaces', () => {
    for (const raw of ['__proto__', '007', '=1+1', 'Zoë 😀', '<b>']) expect(read(id, ` ${raw} `)).toBe(raw);
    expect(read(id, '  ')).toBe('refused: empty, but member is required');
    expect(read(id, 'a\u0000b')).toBe('refused: has a NUL character in it, which no text has');
  });

  it('gives the number that was printed, whatever it is, and never one that is not finite', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (value) => read(fee, String(value)) === value),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.,eE\d ]{0,12}$/)), (raw) => {
        const result = readCell(fee, raw);
        if (result.ok) expect(result.value === null ? raw.trim() === '' : Number(raw) === result.value && Number.isFinite(result.value)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses a megabyte of digits at once', () => {
    const start = performance.now();
    expect(read(fee, `${'1'.repeat(1_000_000)}x`)).toBe(NOT_A_NUMBER);
    expect(read(fee, `${'1.'.repeat(500_000)}`)).toBe(NOT_A_NUMBER);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
