import { describe, expect, it } from 'vitest';
import { headerLabel, headerWords, nameStrength } from './headerWords';

it('finds the words of a header however they are joined', () => {
  expect(headerWords('customerID')).toEqual(['customer', 'id']);
  expect(headerWords('StreamingTV')).toEqual(['streaming', 'tv']);
  expect(headerWords('avg_utilization_ratio')).toEqual(['avg', 'utilization', 'ratio']);
  expect(headerWords('HTTPStatusCode')).toEqual(['http', 'status', 'code']);
  expect(headerWords(' Kündigungsdatum (alt) ')).toEqual(['kundigungsdatum', 'alt']);
  expect(headerWords('Größe')).toEqual(['grosse']);
  expect(headerWords('fee €')).toEqual(['fee', '€']);
  expect(headerWords('')).toEqual([]);
});

it('writes labels in sentence case and keeps acronyms', () => {
  expect(['MonthlyCharges', 'avg_utilization_ratio', 'customerID', 'StreamingTV', 'TOTAL_AMOUNT', 'mrr', 'Churn', 'NPS score', 'Kündigungsdatum', '  '].map(headerLabel)).toEqual([
    'Monthly charges', 'Avg utilization ratio', 'Customer ID', 'Streaming TV', 'Total amount', 'MRR', 'Churn', 'NPS score', 'Kündigungsdatum', 'Unnamed column',
  ]);
});

it('puts the currency or the unit that a header ends with into brackets', () => {
  expect(['avg_gift_gbp', 'fee (CHF)', 'data_usage_gb', 'Verbrauch kWh', 'discount_%', 'gbp', 'try_count', 'session_min'].map(headerLabel))
    .toEqual(['Avg gift (GBP)', 'Fee (CHF)', 'Data usage (GB)', 'Verbrauch (kWh)', 'Discount (%)', 'GBP', 'Try count', 'Session min']);
});

it('keeps the capitals of nouns of another language', () => {
  expect(['Monatlicher_Beitrag', 'MonatlicherBeitrag', 'Vertrag Art', 'monatlicher_beitrag', 'EstimatedSalary'].map(headerLabel))
    .toEqual(['Monatlicher Beitrag', 'Monatlicher Beitrag', 'Vertrag Art', 'Monatlicher beitrag', 'Estimated salary']);
});

describe('nameStrength', () => {
  const strength = (name: string, ...phrases: string[]) => nameStrength(headerWords(name), phrases);

  it('tells a name from one with fillers, and from one that merely contains it', () => {
    expect(strength('monthly_charges', 'monthly charges')).toBe(3);
    expect(strength('monthlycharges', 'monthly charges')).toBe(3);
    expect(strength('customer_churn_flag', 'churn')).toBe(2);
    expect(strength('churn probability', 'churn')).toBe(1);
    expect(strength('avg monthly charges so far', 'monthly charges')).toBe(1);
    expect(strength('theChurnedones', 'churned')).toBe(1);
    expect(strength('plan', 'planet')).toBe(0);
    expect(strength('leftovers', 'left')).toBe(0);
  });
});
