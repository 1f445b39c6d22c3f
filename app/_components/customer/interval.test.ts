import { expect, it } from 'vitest';
import { intervalSentence, intervalText } from './interval';

it('prints both ends in whole per cent', () => {
  expect([intervalText({ lower: 0.548, upper: 0.7149 }), intervalText({ lower: 0, upper: 1 })]).toEqual(['55–71%', '0–100%']);
});

it('says what the interval can be trusted for', () => {
  expect(intervalSentence({ level: 0.9, lower: 0.548, upper: 0.7149 })).toMatch(/^The range 55% to 71% is meant to hold the true chance of about 9 of 10 customers on average, less often/);
  expect(intervalSentence({ level: 0.95, lower: 0, upper: 1 })).toContain('about 95 of 100 customers');
});
