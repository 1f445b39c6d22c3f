import { expect, it } from 'vitest';
import type { EncodedFeature, Encoder } from '@/lib/churn/encoder';
import type { Column } from '@/lib/dataset/dataset';
import { explainCustomer } from './explainCustomer';
import { categoryColumn, customers, numberColumn } from './explanation.fixture';
import { featureGroups } from './featureGroups';

const { values, churned } = customers([1, 60, 30], [2, 40, 10]);
const months = numberColumn(values);
const plan = categoryColumn(values.map((value) => value - 1), ['Basic', 'Plus']);
const encoded = (name: string): EncodedFeature => ({ kind: 'number', name, missing: { as: 'typical', code: 0 }, typical: 0, min: 0, max: 1 });
const columns = new Map<string, Column>([['months', months], ['plan', plan]]);
const groups = new Map([['months', featureGroups(months, churned, 'EUR')], ['plan', featureGroups(plan, churned, 'EUR')]]);
const companions = new Map([['months', [{ feature: 'plan', label: 'Plan', strength: 0.9 }]], ['plan', [{ feature: 'months', label: 'Months', strength: 0.9 }]]]);
const explained = (encoder: Encoder, shapValues: number[], of: Record<string, number | string | null>) =>
  explainCustomer({ encoder, columns, groups, companions, currency: 'EUR', values: of, gapsOnFile: new Set(), baseValue: 0.3, probability: 0.3 + shapValues.reduce((sum, value) => sum + value, 0), shapValues });

it('adds up the encoded columns of one column, and puts the largest first whatever its sign', () => {
  const { contributions } = explained([encoded('plan'), encoded('months'), encoded('plan')], [0.25, -0.25, -0.125], { plan: 'Plus', months: 2 });
  expect(contributions.map(({ feature, label, value, valueText, shapValue }) => [feature, label, value, valueText, shapValue])).toEqual([
    ['months', 'Months', 2, '2 months', -0.25],
    ['plan', 'Plan', 'Plus', 'Plus', 0.125],
  ]);
});

it('compares with those of the same value, and with the others', () => {
  const { contributions: [first, second] } = explained([encoded('months'), encoded('plan')], [0.2, 0.1], { months: 1, plan: 'Plus' });
  expect(first!.comparison).toMatchObject({ groupLabel: '1 month', groupRate: 0.5, groupCount: 60, othersRate: 0.25, othersCount: 40, kind: 'same' });
  expect(second!.comparison).toMatchObject({ groupLabel: 'Plus', groupRate: 0.25, groupCount: 40, othersRate: 0.5, othersCount: 60, kind: 'same' });
});

it('says that a number is only near the group, that a value is not known, and that nobody has a category', () => {
  const { contributions: [first, second] } = explained([encoded('months'), encoded('plan')], [0.2, 0.1], { months: 7, plan: 'Gold' });
  expect([first!.comparison!.kind, first!.comparison!.groupLabel]).toEqual(['nearest', '2 months']);
  expect([second!.valueText, second!.comparison]).toEqual(['Gold', null]);
  const [missing] = explained([encoded('months')], [0.2], {}).contributions;
  expect([missing!.value, missing!.valueText, missing!.comparison]).toEqual([null, 'not given', null]);
});

it('puts what adds nothing last, and refuses a feature that the dataset lacks', () => {
  expect(explained([encoded('months'), encoded('plan')], [0, -0.001], { months: 1, plan: 'Plus' }).contributions.map(({ feature }) => feature)).toEqual(['plan', 'months']);
  expect(() => explained([encoded('height')], [0], {})).toThrow(new RangeError('The dataset has no feature column "height"'));
});

it('says of the weaker of two that go together which it goes together with', () => {
  const named = (...shapValues: number[]) => explained([encoded('months'), encoded('plan')], shapValues, { months: 1, plan: 'Plus' }).contributions.map(({ feature, companion }) => [feature, companion]);
  expect(named(0.2, -0.1)).toEqual([['months', null], ['plan', 'Months']]);
  expect(named(0.1, 0.2)).toEqual([['plan', null], ['months', 'Plan']]);
});

it('takes a gap of the record, with a reason in the dictionary, for a value like others, and any other gap for one that was not given', () => {
  const gaps = numberColumn([NaN, NaN, 1], 'GB', 'usage');
  const usage = { ...gaps, spec: { ...gaps.spec, missingMeans: 'No internet, so nothing is measured' } };
  const explainGap = (...gapsOnFile: string[]) => explainCustomer({
    encoder: [encoded('usage')], columns: new Map([['usage', usage]]), groups: new Map([['usage', featureGroups(usage, [1, 0, 0], 'EUR')]]), companions, currency: 'EUR',
    values: { usage: null }, gapsOnFile: new Set(gapsOnFile), baseValue: 0.3, probability: 0.5, shapValues: [0.2],
  }).contributions[0];
  expect(explainGap()).toMatchObject({ value: null, valueText: 'not given', comparison: { kind: 'notKnown', groupCount: 2 } });
  expect(explainGap('usage')).toMatchObject({ value: null, valueText: 'no record (no internet)', comparison: { kind: 'same', groupLabel: 'No record (no internet)', groupCount: 2 }, companion: null });
});
