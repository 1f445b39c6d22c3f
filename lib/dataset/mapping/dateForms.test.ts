import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, toIsoDate } from '@/lib/dataset/dates';
import { dateForms, exchanged } from './dateForms';

const read = (text: string) => Object.fromEntries(dateForms(text).map(([format, day]) => [format, toIsoDate(day)]));

describe('dateForms', () => {
  it('reads each way of writing a day', () => {
    expect(read('2024-02-29')).toEqual({ 'YYYY-MM-DD': '2024-02-29' });
    expect(read('2024-02-29T12:30:00Z')).toEqual({ 'YYYY-MM-DD': '2024-02-29' });
    expect(read('2024/2/9')).toEqual({ 'YYYY/MM/DD': '2024-02-09' });
    expect(read('20240229')).toEqual({ YYYYMMDD: '2024-02-29' });
    expect(read('31/01/2024 08:00')).toEqual({ 'DD/MM/YYYY': '2024-01-31' });
    expect(read('01/31/2024')).toEqual({ 'MM/DD/YYYY': '2024-01-31' });
    expect(read('31.1.2024')).toEqual({ 'DD.MM.YYYY': '2024-01-31' });
    expect(read('31-01-2024')).toEqual({ 'DD-MM-YYYY': '2024-01-31' });
    expect(read('31/01/68')).toEqual({ 'DD/MM/YY': '2068-01-31' });
    expect(read('31/01/69')).toEqual({ 'DD/MM/YY': '1969-01-31' });
    expect(read('05.03.19')).toEqual({ 'DD.MM.YY': '2019-03-05' });
    expect(read('31.02.19')).toEqual({});
    expect(read('5 Mar 2024')).toEqual({ 'D MMM YYYY': '2024-03-05' });
    expect(read('5-March-2024')).toEqual({ 'D MMM YYYY': '2024-03-05' });
    expect(read('5-Mar-24')).toEqual({ 'D MMM YYYY': '2024-03-05' });
    expect(read('1 Sept. 2024')).toEqual({ 'D MMM YYYY': '2024-09-01' });
    expect(read('1/2/2024 3:04 PM')).toEqual({ 'DD/MM/YYYY': '2024-02-01', 'MM/DD/YYYY': '2024-01-02' });
    expect(read('45000')).toEqual({ 'excel-serial': '2023-03-15' });
    expect(read('45000.5')).toEqual({ 'excel-serial': '2023-03-15' });
    expect([dateForms('12345'), dateForms('60000')]).toEqual([[], []]);
    expect(read('1709210096')).toEqual({ 'unix-seconds': '2024-02-29' });
    expect(read('1709210096000')).toEqual({ 'unix-milliseconds': '2024-02-29' });
  });

  it('keeps both readings of a day that fits two orders', () => {
    expect(read('03/04/2024')).toEqual({ 'DD/MM/YYYY': '2024-04-03', 'MM/DD/YYYY': '2024-03-04' });
    expect(read('03-04-2024')).toEqual({ 'DD-MM-YYYY': '2024-04-03', 'MM-DD-YYYY': '2024-03-04' });
    expect(exchanged('DD/MM/YYYY')).toBe('MM/DD/YYYY');
    expect(exchanged('MM/DD/YY')).toBe('DD/MM/YY');
    expect(exchanged('DD.MM.YYYY')).toBeNull();
    expect(exchanged('YYYY-MM-DD')).toBeNull();
  });

  it('takes no day that no calendar has, and no other number', () => {
    for (const text of ['2023-02-29', '31/02/2024', '32/01/2024', '00/01/2024', '2024-13-01', '1/2', '20241399', '12345678', '9999-12-31', '1 Foo 2024', '1 Marble 2024', '2024-01-01 noon', '3.14', '4915112345678']) expect(dateForms(text), text).toEqual([]);
  });

  it('reads every day back from ISO', () => {
    fc.assert(fc.property(fc.integer({ min: dayNumber(1900, 1, 1), max: dayNumber(2199, 12, 31) }), (day) => {
      expect(dateForms(toIsoDate(day))).toEqual([['YYYY-MM-DD', day]]);
    }), { seed: 1 });
  });
});
