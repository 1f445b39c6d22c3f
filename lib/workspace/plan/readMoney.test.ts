import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoney, readNumber } from './readMoney';

const MOST = 1e9;
const euros = (text: string) => readMoney(text, 'EUR', MOST);
const problemOf = (text: string) => {
  const read = euros(text);
  return 'problem' in read ? read.problem : `read as ${read.value}`;
};

describe('readMoney', () => {
  it.each([
    ['5000', 5000], ['5000.50', 5000.5], ['5000.5', 5000.5], ['5,000', 5000], ['5 000', 5000], ['5\u202f000', 5000], ['5\u00a0000', 5000], ["5'000", 5000], ['€5,000', 5000], ['€ 5 000', 5000], ['5000 €', 5000],
    ['EUR 5000', 5000], ['5000 eur', 5000], ['5,000.50', 5000.5], ['1,234,567.89', 1234567.89], ['1.000,50', 1000.5], ['1.000.000', 1e6], ['0', 0], ['0.500', 0.5], ['.5', 0.5], ['12.5', 12.5], ['5000.250', 5000.25], [' 7 ', 7],
  ])('reads %s', (text, value) => expect(euros(text)).toEqual({ value }));

  it('does not guess what could mean two things, and offers both', () => {
    expect(problemOf('5.000')).toBe('“5.000” could be 5,000 or 5: write 5000 or 5.');
    expect(problemOf('€5.250')).toBe('“5.250” could be 5,250 or 5.25: write 5250 or 5.25.');
    expect(problemOf('5,00')).toBe('“5,00” could be 500 or 5: write 500 or 5.');
    expect(problemOf('5000,50')).toBe('“5000,50” could be 500,050 or 5,000.5: write 500050 or 5000.5.');
  });

  it('refuses what is negative, no number, absurd, or another currency', () => {
    expect(problemOf('-5')).toBe('“-5” is negative: write 0 or more.');
    expect(problemOf('−5,000')).toBe('“−5,000” is negative: write 0 or more.');
    expect(problemOf('-€5')).toBe('“-5” is negative: write 0 or more.');
    expect(problemOf('abc')).toBe('“abc” is not a number: write digits such as 5000 or 5000.50.');
    expect(problemOf('5k')).toBe('“5k” is not a number: write digits such as 5000 or 5000.50.');
    expect(problemOf('1e3')).toBe('“1e3” is not a number: write digits such as 5000 or 5000.50.');
    expect(problemOf('5,0,0')).toBe('“5,0,0” is not a number: write digits such as 5000 or 5000.50.');
    expect(problemOf('Infinity')).toBe('“Infinity” is not a number: write digits such as 5000 or 5000.50.');
    expect(problemOf('1000000000000')).toBe('“1000000000000” is too much: write at most 1,000,000,000.');
    expect(problemOf('$5')).toBe('“$5” is in another currency: write an amount in EUR.');
    expect(problemOf('5 USD')).toBe('“5 USD” is in another currency: write an amount in EUR.');
    expect(readMoney('$5', 'USD', MOST)).toEqual({ value: 5 });
    expect(readMoney('US$5', 'USD', MOST)).toEqual({ value: 5 });
  });

  it('reads back whatever is printed, and never throws', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 * 100 }), (cents) => {
      const value = cents / 100;
      const printed = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(value);
      expect(euros(printed)).toEqual({ value });
      expect(euros(value.toFixed(2))).toEqual({ value });
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      const read = euros(text);
      if ('value' in read) expect(read.value >= 0 && read.value <= MOST).toBe(true);
      else expect(read.problem).not.toBe('');
    }));
  });
});

it('readNumber knows no currency', () => {
  expect(readNumber('12', 50)).toEqual({ value: 12 });
  expect(readNumber('60', 50)).toEqual({ problem: '“60” is too much: write at most 50.' });
  expect(readNumber('€5', 50)).toEqual({ problem: '“€5” is not a number: write digits such as 5000 or 5000.50.' });
});
