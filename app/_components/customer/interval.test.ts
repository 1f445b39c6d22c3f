import { expect, it } from 'vitest';
import { intervalSentence, intervalText } from './interval';

it('prints both ends in whole per cent', () => {
  expect([intervalText({ lower: 0.548, upper: 0.7149 }), intervalText({ lower: 0, upper: 1 })]).toEqual(['55–71%', '0–100%']);
});

it('says what the interval is, or that there is none', () => {
  expect(intervalSentence({ level: 0.9, lower: 0.548, upper: 0.7149 })).toBe('For 9 of 10 customers the true chance lies within a range drawn like this one: here 55% to 71%.');
  expect(intervalSentence({ level: 0.95, lower: 0, upper: 1 })).toContain('For 95 of 100 customers');
  expect(intervalSentence(null)).toBe('No range of uncertainty is given: none could be calibrated for this model.');
});
