import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberForms } from './numberForms';

const both = (text: string) => {
  const forms = numberForms(text);
  return forms && [forms.point, forms.comma, forms.pointThousands || forms.commaThousands, forms.prefix || forms.suffix];
};

describe('numberForms', () => {
  it('reads a number under each decimal mark that it fits', () => {
    expect(both('12')).toEqual([12, 12, '', '']);
    expect(both('29.85')).toEqual([29.85, null, '', '']);
    expect(both('29,85')).toEqual([null, 29.85, '', '']);
    expect(both('1,234')).toEqual([1234, 1.234, ',', '']);
    expect(both('1.234')).toEqual([1.234, 1234, '.', '']);
    expect(both('1.234,50')).toEqual([null, 1234.5, '.', '']);
    expect(both('1,234,567.5')).toEqual([1234567.5, null, ',', '']);
    expect(both('1 234,5')).toEqual([null, 1234.5, ' ', '']);
    expect(both("12'345.60")).toEqual([12345.6, null, "'", '']);
    expect(both('-1.5e3')).toEqual([-1500, null, '', '']);
    expect(both('.5')).toEqual([0.5, null, '', '']);
    expect(both('0,123')).toEqual([null, 0.123, '', '']);
  });

  it('sets known marks beside a number aside, and takes no others', () => {
    expect(both('$1,234.50')).toEqual([1234.5, null, ',', '$']);
    expect(both('1.234,50 €')).toEqual([null, 1234.5, '.', '€']);
    expect(both('EUR 12')).toEqual([12, 12, '', 'EUR']);
    expect(both('-$5.25')).toEqual([-5.25, null, '', '$']);
    expect(both('12 months')).toEqual([12, 12, '', 'months']);
    expect(both('35%')).toEqual([35, 35, '', '%']);
    expect(both('9.99/mo')).toEqual([9.99, null, '', '/mo']);
    for (const text of ['L1', '60K', '12 monkeys', '$40K - $60K', '$5 €x', '1.2.3', '1,23,456', '555-1234', '(12)', 'NaN', 'Infinity', '1e', '--5', '12 constructor']) {
      expect(both(text), text).toBeNull();
    }
  });

  it('takes letters that touch the digits for a code, whatever unit they also spell', () => {
    for (const text of ['D12', 'D0', 'A3', 'Q4', 'N95', 'X5', 'S1', 'y2', 'h3', 'd12', 'mo3', 'm12', 'fr75', 'FR75', 'eur5', 'min 5', 'D-12', '2X', '5D', '3H', '1st', '2nd', '3rd', '10-20', '10 - 20', '12:30', 'Level 3', 'Lvl 3', 'No. 5', '#5', 'v2', '12A', '+49 (0)30 123', '555-123-4567', '5\'11', '<5', '5+', '1/2']) {
      expect(both(text), text).toBeNull();
    }
    expect(both('EUR5')).toEqual([5, 5, '', 'EUR']);
    expect(both('US$5')).toEqual([5, 5, '', 'US$']);
    expect(both('Rs.500')).toEqual([500, 500, '', 'Rs.']);
    expect(both('eur 5')).toEqual([5, 5, '', 'eur']);
    expect(both('%50')).toEqual([50, 50, '', '%']);
    for (const text of ['5d', '5 D', '12x', '5kg', '5GB', '12 MB', '5 Monate', '3h']) expect(both(text)?.[0], text).toBe(parseInt(text, 10));
  });

  it('knows the leading zero of codes', () => {
    expect(numberForms('00123')!.padded).toBe(true);
    expect(numberForms('0')!.padded).toBe(false);
    expect(numberForms('0.5')!.padded).toBe(false);
  });

  it('reads back what a locale writes', () => {
    fc.assert(fc.property(fc.integer({ min: -1e8, max: 1e8 }), (cents) => {
      const value = cents / 100;
      const american = value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      expect(numberForms(american)!.point).toBe(value);
      expect(numberForms(value.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 }))!.comma).toBe(value);
    }), { seed: 1 });
  });

  it('looks at no text longer than a number can be', () => {
    expect(numberForms('1'.repeat(1_000_000))).toBeNull();
  });
});
