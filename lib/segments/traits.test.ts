import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { gym, gymMembers } from './clusters/clusters.fixture';
import { createRandom } from '@/lib/stats/random';
import { distinguishing, significantTraits } from './traits';

const isDear = (row: number) => row % 3 === 0;

describe('distinguishing', () => {
  it('tells the largest differences in words, strongest first, one a column', async () => {
    const traits = distinguishing(await gym(), isDear);
    expect(traits.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "Fee €94.14 a month, others €33.92",
        "Personal coach Yes 100%, others 0%",
        "Plan Plus, with sauna 100%, others 50%",
        "Visits 32.6 in 90 days, others 17.7",
      ]
    `);
    expect(traits.map(({ effect }) => Math.abs(effect))).toEqual(traits.map(({ effect }) => Math.abs(effect)).sort((a, b) => b - a));
    for (const { pValue, direction, effect, inGroup, others } of traits) {
      expect(pValue).toBeLessThan(0.05);
      expect(direction).toBe(effect > 0 ? 'higher' : 'lower');
      expect(Math.sign(inGroup - others)).toBe(Math.sign(effect));
    }
  });

  // Fees 1 … 20 against 11 … 30: means 10.5 and 20.5, and both variances are 20 · 21 / 12 = 35.
  it('measures a number in pooled standard deviations, gaps left out', async () => {
    const fees = [...Array.from({ length: 20 }, (_, i) => i + 1), ...Array.from({ length: 20 }, (_, i) => i + 11)];
    const lines = [...fees, '', ''].map((fee, i) => `M${i},5,${fee},Basic,No`);
    const [trait, ...more] = distinguishing(await datasetOf(['id,months,fee,plan,left', ...lines, ''].join('\n')), (row) => row < 20 || row === 40);
    expect(more).toEqual([]);
    expect(trait).toMatchObject({ column: 'fee', category: null, direction: 'lower', inGroup: 10.5, others: 20.5, text: 'Fee €10.50 a month, others €20.50' });
    expect(trait!.effect).toBeCloseTo(-10 / Math.sqrt(35), 12);
  });

  it('never looks at what is protected, nor at the outcome, nor at what is left out', async () => {
    const dataset = await gym();
    const sex = dataset.columns.get('sex')!;
    const left = dataset.columns.get('left')!;
    for (const column of [sex, left]) expect(distinguishing(dataset, (row) => column.kind === 'category' && column.codes[row] === 1)).toEqual([]);
    expect(distinguishing(dataset, isDear, { without: new Set(['fee', 'coach']) }).map(({ column }) => column)).not.toContain('fee');
  });

  it('counts a yes or no once, and a category that two columns share once', async () => {
    const described = dictionaryJson((json) => {
      json.columns.splice(4, 0,
        { name: 'net', label: 'Internet', type: 'category', categories: ['No internet', 'DSL', 'Fiber'] },
        { name: 'backup', label: 'Backup', type: 'category', categories: ['No internet service', 'No', 'Yes'] });
    });
    const lines = Array.from({ length: 120 }, (_, i) => `M${i},5,10,Basic,${i < 60 ? 'No internet,No internet service' : `${i % 2 ? 'DSL' : 'Fiber'},${i % 3 ? 'No' : 'Yes'}`},No`);
    const dataset = await datasetOf(['id,months,fee,plan,net,backup,left', ...lines, ''].join('\n'), described);
    expect(distinguishing(dataset, (row) => row < 60).map(({ text }) => text)).toEqual(['Internet No internet 100%, others 0%']);
    expect(significantTraits(dataset, (row) => row < 60).filter(({ category }) => category?.startsWith('No internet'))).toHaveLength(2);
  });

  it('has nothing to say of few, of none, of all', async () => {
    const dataset = await gym();
    for (const includes of [(row: number) => row < 9, () => false, () => true]) expect(distinguishing(dataset, includes)).toEqual([]);
  });

  // Holm keeps the chance of even one false trait at 5%: of 100 groups by lot, 15 with one have a probability below 1 in 10,000.
  it('finds next to nothing in groups by lot', async () => {
    const dataset = await gym(gymMembers(300));
    const random = createRandom(11);
    const withTraits = Array.from({ length: 100 }, () => {
      const member = Array.from({ length: 300 }, () => random() < 0.4);
      return distinguishing(dataset, (row) => member[row]!, { minEffect: 0 }).length;
    }).filter((count) => count > 0);
    expect(withTraits.length).toBeLessThan(15);
  });

  it('says the opposite of the others', async () => {
    const dataset = await gym(gymMembers(60));
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (member) => {
      const of = (side: boolean) => significantTraits(dataset, (row) => member[row] === side).filter(({ category }) => category === null);
      const [group, rest] = [of(true), of(false)];
      expect(rest.map(({ column }) => column)).toEqual(group.map(({ column }) => column));
      group.forEach((trait, i) => expect(rest[i]!.effect).toBeCloseTo(-trait.effect, 9));
    }), { numRuns: 30 });
  });
});
