import { describe, expect, it } from 'vitest';
import { headline, inPeople } from './predictWords';

const WINDOW = { start: '2024-01-01', end: '2025-12-31' };

it('headline says as much as the interval allows', () => {
  const said = (churn: 'Yes' | 'No', lower: number, upper: number, tooNew = false) => headline({ churn, interval: { lower, upper }, threshold: 0.5, tooNew });
  expect([said('Yes', 0.5, 0.9), said('No', 0.1, 0.49)]).toEqual(['Yes, likely to leave', 'No, likely to stay']);
  // Yes begins on the threshold, so an interval that reaches it holds a yes.
  expect([said('Yes', 0.49, 0.9), said('No', 0.3, 0.5)]).toEqual(['Leaning yes, too close to call', 'Leaning no, too close to call']);
  expect([said('Yes', 0.3, 0.91), said('No', 0, 0.61)]).toEqual(['The data cannot tell', 'The data cannot tell']);
  expect(said('No', 0, 0.1, true)).toBe('Too new to say');
  expect(headline({ churn: 'Yes', interval: null, threshold: 0.5, tooNew: false })).toBe('Yes, likely to leave');
});

describe('inPeople', () => {
  const said = (probability: number, lower: number, upper: number) => inPeople(probability, { lower, upper }, WINDOW);
  it.each([
    [0.8, 0.71, 0.84, 'About 80 in 100 customers like this one left between Jan 2024 and Dec 2025; likely between 71 and 84 in 100.'],
    [0.04, 0.01, 0.09, 'About 4 in 100 customers like this one left between Jan 2024 and Dec 2025; likely between 1 and 9 in 100.'],
    [0.25, 0.004, 0.49, 'About 25 in 100 customers like this one left between Jan 2024 and Dec 2025; likely at most 49 in 100.'],
    [0.85, 0.71, 0.996, 'About 85 in 100 customers like this one left between Jan 2024 and Dec 2025; likely at least 71 in 100.'],
    [0.5, 0.002, 0.997, 'About 50 in 100 customers like this one left between Jan 2024 and Dec 2025; likely anything from none to all of them.'],
    [0.001, 0, 0.002, 'Fewer than 1 in 100 customers like this one left between Jan 2024 and Dec 2025; likely at most 1 in 100.'],
    [0.999, 0.99, 0.994, 'Nearly all of 100 customers like this one left between Jan 2024 and Dec 2025; likely close to 99 in 100.'],
  ])('%d (%d to %d)', (probability, lower, upper, expected) => expect(said(probability, lower, upper)).toBe(expected));

  it('does without a window and without an interval', () => {
    expect(inPeople(0.62, null, null)).toBe('About 62 in 100 customers like this one left within the time that the file covers.');
  });
});
