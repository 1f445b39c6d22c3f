import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelWithin, lowerFirst, phraseWithin } from './labelWithin';

const within = (...labels: string[]) => labels.map(labelWithin);

it('gives English labels small letters, and leaves abbreviations', () => {
  expect(within('Monthly charge', 'Monthly Charge', 'Streaming TV', 'Avg gift (GBP)', 'Internet service', 'VAT number', 'ID of the account', 'Tenure', 'month', 'Region', 'Postal code'))
    .toEqual(['monthly charge', 'monthly charge', 'streaming TV', 'avg gift (GBP)', 'internet service', 'VAT number', 'ID of the account', 'tenure', 'month', 'region', 'postal code']);
});

it('leaves nouns of other languages their capitals', () => {
  const labels = ['Kündigungsgrund', 'Monatlicher Beitrag', 'Tarif', 'Vertragsart', 'Kunde seit', 'Região', 'Éligible au tarif', 'Kind', 'Betrag in EUR', 'Data Vertrag'];
  expect(within(...labels)).toEqual(labels);
});

it('changes nothing but the case of letters, and nothing the second time', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (label) => {
    const once = labelWithin(label);
    expect(once.toLowerCase()).toBe(label.toLowerCase());
    expect(labelWithin(once)).toBe(once);
  }));
});

it('lowerFirst leaves abbreviations', () => {
  expect(['Tenure', 'VAT number', 'Öffnung', ''].map(lowerFirst)).toEqual(['tenure', 'VAT number', 'öffnung', '']);
});

it('phrases keep the case of their values', () => {
  expect(['Support calls 5', 'Kündigungsgrund: Preis', 'Plan: Basic Plus', 'No support', 'Rechnung Zahlungsart'].map(phraseWithin)).toEqual(['support calls 5', 'Kündigungsgrund: Preis', 'plan: Basic Plus', 'no support', 'Rechnung Zahlungsart']);
});
