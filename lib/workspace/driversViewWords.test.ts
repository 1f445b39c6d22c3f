import { expect, it } from 'vitest';
import { inSentence, points, signedPoints } from './driversViewWords';

it('prints points with the sign they add', () => {
  expect([0.142, 0, -0.3].map(points)).toEqual(['14.2', '0.0', '−30.0']);
  expect([0.142, 0, 0.0001, -0.0001, -0.3].map(signedPoints)).toEqual(['+14.2', '0.0', '0.0', '0.0', '−30.0']);
});

it('begins a label small within a sentence, but for what is written in capitals', () => {
  expect(['Monthly charge', 'Streaming TV', 'DSL', 'Öffnung', 'A day', '5G use'].map(inSentence)).toEqual(['monthly charge', 'streaming TV', 'DSL', 'öffnung', 'a day', '5G use']);
});
