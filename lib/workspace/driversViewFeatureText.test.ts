import { describe, expect, it } from 'vitest';
import { categoryColumn, numberColumn } from '@/lib/explanation/explanation.fixture';
import { wilsonInterval } from '@/lib/stats/intervals';
import type { ComparedGroup } from './driversViewFeature';
import { decomposition, modelTitle, observedTitle, tenureNote } from './driversViewFeatureText';

function group(label: string, count: number, churned: number, outOfBag: number | null, ifEveryone: number | null): ComparedGroup {
  const [lower, upper] = wilsonInterval(churned, count);
  return { label, value: label === 'no internet' ? '' : label, from: null, to: null, count, churned, rate: churned / count, lower, upper, outOfBag, ifEveryone };
}

describe('modelTitle', () => {
  const calls = numberColumn([0, 9], 'in 90 days', 'calls');
  calls.spec = { ...calls.spec, type: 'integer' };
  const title = (probability: number[], groups: ComparedGroup[] = []) => modelTitle(calls, probability.map((p, value) => ({ value, probability: p })), groups, 'EUR');

  it('names the highest and the lowest, and what is level from there on', () => {
    expect(title([0.2, 0.3, 0.4])).toBe("The model's probability is highest at 2 in 90 days (40.0%) and lowest at 0 in 90 days (20.0%)");
    expect(title([0.2, 0.3, 0.4, 0.4])).toBe("The model's probability is highest at 2 or more in 90 days (40.0%) and lowest at 0 in 90 days (20.0%)");
    const money = modelTitle(numberColumn([], 'currency/month'), [0.3, 0.2, 0.2].map((probability, i) => ({ value: 20.5 * (i + 1), probability })), [], 'EUR');
    expect(money).toBe("The model's probability is highest at €20.50 a month (30.0%) and lowest at €41.00 or more a month (20.0%)");
  });

  it('does not pass over an end that is neither, nor over those without a value', () => {
    expect(title([0.3, 0.5, 0.2])).toBe("The model's probability is highest at 1 in 90 days (50.0%) and lowest at 2 in 90 days (20.0%); at 0 in 90 days it is 30.0%");
    expect(title([0.3, 0.5], [group('no internet', 30, 3, 0.1, 0.1)])).toBe("The model's probability is highest at 1 in 90 days (50.0%) and lowest for “no internet” (10.0%); at 0 in 90 days it is 30.0%");
    expect(title([0.3, 0.5], [group('no internet', 29, 3, 0.1, 0.1)])).not.toContain('no internet');
  });

  it('says where it moves little or nothing', () => {
    expect(title([0.3, 0.304])).toBe("It hardly moves the model's probability, which stays near 30%");
    expect([title([0.3]), title([0.3, 0.3]), title([])]).toEqual(Array(3).fill("It does not move the model's probability"));
    expect(modelTitle(categoryColumn([0, 1], ['Basic', 'Plus']), [], [group('Basic', 30, 3, 0.1, 0.4), group('Plus', 30, 3, 0.1, 0.2)], 'EUR'))
      .toBe("The model's probability is highest for Basic (40.0%) and lowest for Plus (20.0%)");
  });
});

it('observedTitle counts all groups of at least 30, those without a value too', () => {
  const groups = [group('Basic', 100, 40, null, null), group('Plus', 100, 20, null, null), group('Gold', 29, 29, null, null), group('no internet', 100, 10, null, null)];
  expect(observedTitle(groups)).toBe('In the file most left with Basic (40.0%), fewest with “no internet” (10.0%)');
  expect(observedTitle(groups.slice(0, 1))).toBe('In the file there is only one group to compare');
  expect(observedTitle([groups[0]!, groups[0]!])).toBe('In the file as many left in every group: 40.0%');
});

describe('decomposition', () => {
  it('goes from everyone over these customers to what became of them', () => {
    // Wilson: 75 of 100 is 65.7 to 82.5%.
    expect(decomposition([group('Basic', 100, 20, 0.2, 0.22), group('Plus', 100, 75, 0.74, 0.44)])).toBe(
      'The figures are furthest apart for Plus. If everyone had this value: 44.0%. For the customers who have it the model says 74.0%, and 75.0% left. ' +
      'The step from 44.0% to 74.0% is who these customers are otherwise: the first figure also takes combinations that nobody has; the step to 75.0% lies within chance (95% interval 65.7% to 82.5%).',
    );
    expect(decomposition([group('Plus', 100, 75, 0.6, 0.44)])).toMatch(/combinations that nobody has; the step to 75\.0% is the model's own error here\.$/);
    // Who they are otherwise is no step here.
    expect(decomposition([group('Plus', 100, 75, 0.46, 0.44)])).toMatch(/and 75\.0% left\. The step to 75\.0% is the model's own error here\.$/);
  });

  it('names the group that the model gets most wrong where it is another', () => {
    expect(decomposition([group('Plus', 100, 75, 0.75, 0.44), group('Basic', 100, 5, 0.2, 0.22)])).toMatch(
      /nobody has\. The model's own error is widest for Basic: it says 20\.0% of these customers, and 5\.0% left\.$/,
    );
  });

  it('is silent where all agree, where the group is small, and where one of the three is not known', () => {
    expect(decomposition([group('Plus', 100, 40, 0.4, 0.42), group('Basic', 29, 29, 0.1, 0.1), group('Gold', 100, 90, null, 0.1), group('Silver', 100, 90, 0.1, null)])).toBeNull();
    expect(decomposition([])).toBeNull();
  });
});

it('tenureNote goes by the role alone', () => {
  expect(tenureNote(numberColumn([], 'months', 'months', 'tenure'))).toContain('this stops when they leave');
  expect(tenureNote(numberColumn([], 'currency', 'paid', 'totalCharge'))).toContain('stops adding up');
  expect(tenureNote(numberColumn([]))).toBeNull();
});
