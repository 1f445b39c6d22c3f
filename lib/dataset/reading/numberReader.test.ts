import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedNumber, numberReader } from './numberReader';
import { THOUSANDS, type FileReading } from './schema';

type Form = Pick<FileReading, 'decimal' | 'thousands' | 'affixes'>;
const form = (decimal: Form['decimal'], thousands: Form['thousands'] = '', ...affixes: string[]): Form => ({ decimal, thousands, affixes });
const GERMAN = form(',', '.', '€', 'EUR', '%');

describe('numberReader', () => {
  it.each<[Form, string, number]>([
    [GERMAN, '1.234,50 €', 1234.5], [GERMAN, '€1.234,50', 1234.5], [GERMAN, '-12,5%', -12.5], [GERMAN, '€ -3', -3], [GERMAN, '-€3', -3], [GERMAN, '1234,5', 1234.5], [GERMAN, '1.234.567', 1_234_567],
    [GERMAN, ',5', 0.5], [GERMAN, '12,', 12], [GERMAN, '1,5e3', 1500], [GERMAN, '€ 5 EUR', 5], [GERMAN, '0', 0],
    [form('.', ',', '$', 'USD'), '$1,234.50', 1234.5], [form('.', ',', '$'), '+1,234', 1234], [form('.', "'"), "1'234.5", 1234.5], [form('.', "'"), '1’234.5', 1234.5],
    [form(',', ' '), '1 234,5', 1234.5], [form(',', ' '), '1\u00a0234,5', 1234.5], [form(',', ' '), '1\u202f234\u202f567', 1_234_567], [form(','), '1,5', 1.5], [form('.', '', 'kg'), '5kg', 5], [form('.', '', '/month'), '5 /month', 5],
    [form('.', '', 'EUR', 'd'), 'EUR5', 5], [form('.', '', 'd'), '12d', 12], [form('.', '', 'fr'), 'fr 5', 5], [form('.', '', 'US$'), 'US$5', 5], [form('.', '', 'Rs', 'Rs.'), 'Rs.500', 500], [form('.', '', 'Rs'), 'Rs 500', 500], [form('.', '', '$'), '$.5', 0.5],
  ])('reads under %j the text %j', (written, text, value) => expect(numberReader(written)(text)).toBe(value));

  it.each<[Form, string]>([
    [GERMAN, '1.23'], [GERMAN, '12.34,5'], [GERMAN, '1.2345'], [GERMAN, '1234.567'], [GERMAN, '.123'], [GERMAN, '1,234,5'], [GERMAN, '1..234'], [GERMAN, '€'], [GERMAN, '€€5'], [GERMAN, '-€-5'], [GERMAN, '5 $'], [GERMAN, ''], [GERMAN, '1,5.000'], [GERMAN, 'NaN'], [GERMAN, '5 kg'],
    [form('.', ','), '1,23'], [form('.', ','), '1,5'], [form('.', ','), '12,34,567'], [form('.', ','), ',123'], [form('.', ','), '1,234,'], [form(','), '1.5'], [form('.', '', 'd', 'EUR'), 'd12'], [form('.', '', 'd'), '-d12'], [form('.', '', 'fr'), 'fr75'], [form('.', '', 'Rs'), 'Rs.500'], [form(','), '1.234,5'], [form(',', ' '), '1  234'], [form('.'), '1,5'],
  ])('finds under %j no number in %j', (written, text) => expect(numberReader(written)(text)).toBeNull());

  it('gives back any number, whatever groups its digits, and reads it in no other way', () => {
    const decimals = fc.constantFrom<Form['decimal']>('.', ',');
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(99), decimals, fc.constantFrom(...THOUSANDS), (whole, cents, decimal, thousands) => {
        fc.pre(decimal !== thousands);
        const text = `${String(whole).replaceAll(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${String(cents).padStart(2, '0')}`;
        const value = Number(`${whole}.${String(cents).padStart(2, '0')}`);
        expect(numberReader(form(decimal, thousands))(text)).toBe(value);
        for (const other of THOUSANDS) {
          const swapped = decimal === '.' ? ',' : '.';
          if (other !== swapped) expect([null, value]).toContain(numberReader(form(swapped, other))(text));
        }
      }),
    );
  });

  it('refuses a megabyte at once', () => {
    const start = performance.now();
    for (const text of [`+${' '.repeat(1_000_000)}x`, '1.'.repeat(500_000), `1${'.234'.repeat(250_000)}x`, '€'.repeat(1_000_000)]) expect(numberReader(GERMAN)(text)).toBeNull();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('says what it expects', () => {
    expect([GERMAN, form('.', ','), form(',', ' '), form('.')].map(expectedNumber)).toMatchInlineSnapshot(`
      [
        "expected digits with a decimal comma and points between thousands",
        "expected digits with a decimal point and commas between thousands",
        "expected digits with a decimal comma and spaces between thousands",
        "expected digits with a decimal point",
      ]
    `);
  });
});
