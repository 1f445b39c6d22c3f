import { expect, it } from 'vitest';
import { affixMeaning, currencyOf } from './affixes';
import { valueMeaning } from './leftValues';
import { missingKind } from './missingTokens';
import { MONTHS_IN, nearestPeriod, periodInMeaning, periodInName } from './periods';

it('knows what a value says of a customer, however it is written', () => {
  expect(['Attrited Customer', 'CANCELLED', 'churned', 'Gekündigt', 'Customer left'].map(valueMeaning)).toEqual(['left', 'left', 'left', 'left', 'left']);
  expect(['Existing Customer', 'active', 'In-Force', 'past_due'].map(valueMeaning)).toEqual(['stayed', 'stayed', 'stayed', 'stayed']);
  expect(['1', 'TRUE', 'Sí', 'ja', '1.0'].map(valueMeaning)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  expect(['0', 'No', 'FALSE', 'nein'].map(valueMeaning)).toEqual(['no', 'no', 'no', 'no']);
  expect(['-1', '2', '', 'Berlin', 'constructor', '10'].map(valueMeaning)).toEqual([null, null, null, null, null, null]);
});

it('knows what stands beside a number', () => {
  expect(['€', 'EUR', '$', '%', 'months', 'GB', '$/mo', 'Monate'].map(affixMeaning)).toEqual(['EUR', 'EUR', 'USD', '%', 'month', 'GB', 'USD/month', 'month']);
  expect(['monkeys', '', 'constructor', '/', 'K'].map(affixMeaning)).toEqual([null, null, null, null, null]);
  expect(['EUR', 'USD/month', 'month', '%'].map(currencyOf)).toEqual(['EUR', 'USD', null, null]);
});

it('knows what says that there is no value', () => {
  expect(['N/A', 'null', 'NaN', '#N/A', 'NA'].map(missingKind)).toEqual(['surely', 'surely', 'surely', 'surely', 'surely']);
  expect(['-', 'None', 'unknown', '9999-12-31'].map(missingKind)).toEqual(['perhaps', 'perhaps', 'perhaps', 'perhaps']);
  expect(['0', 'active', 'Namibia', 'constructor'].map(missingKind)).toEqual([null, null, null, null]);
});

it('finds the period in a name, in a unit and in the ratio of months', () => {
  expect([['membership', 'days'], ['annual', 'fee'], ['mrr'], ['kundenjahre'], ['tenure', 'in', 'months'], ['fee'], ['y']].map(periodInName)).toEqual(['day', 'year', 'month', 'year', 'month', null, null]);
  expect([periodInMeaning('USD/month'), periodInMeaning('year'), periodInMeaning('GB'), periodInMeaning(null)]).toEqual(['month', 'year', null, null]);
  for (const period of ['day', 'week', 'month', 'quarter', 'year'] as const) expect(nearestPeriod(Array.from({ length: 25 }, (_, i) => MONTHS_IN[period] * (0.9 + i / 125)))).toBe(period);
  expect(nearestPeriod(Array.from({ length: 25 }, () => 6))).toBeNull();
  expect(nearestPeriod([1, 1, 1])).toBeNull();
});
