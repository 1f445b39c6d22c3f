import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { gym, GYM, GYM_HEADER, gymMembers } from './clusters.fixture';
import { fitFeatures, rowEncoder, width } from './features';

/** Total variance (divisor n) of each feature's coordinates. */
function variances(rows: number[][], widths: number[]): number[] {
  const column = (d: number) => rows.map((row) => row[d]!);
  const variance = (values: number[]) => {
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
  };
  let at = 0;
  return widths.map((length) => Array.from({ length }, () => variance(column(at++))).reduce((sum, value) => sum + value, 0));
}

describe('fitFeatures', () => {
  it('leaves out tenure, what is protected and what is always the same', async () => {
    const dataset = await gym(gymMembers(90).map((row) => row.replace(/,(Yes|No),(Female|Male)/, ',No,$2')));
    expect(fitFeatures(dataset).map(({ name }) => name)).toEqual(['fee', 'plan', 'visits']);
    expect(fitFeatures(dataset, new Set(['fee'])).map(({ name }) => name)).toEqual(['plan', 'visits']);
  });

  it('gives every column the same weight, with gaps and without', async () => {
    const rows = gymMembers(90).map((row, i) => (i % 4 === 0 ? row.replace(/,(\d+),(Yes|No),(F|M)/, ',,$2,$3') : row));
    const dataset = await gym(rows);
    expect(dataset.columns.get('visits')!.missing).toBe(23);
    const features = fitFeatures(dataset);
    const encode = rowEncoder(features, dataset)!;
    const encoded = rows.map((_, row) => encode(row));
    for (const variance of variances(encoded, features.map(width))) expect(variance).toBeCloseTo(1, 9);
    const visits = features.find(({ name }) => name === 'visits')!;
    expect(visits).toMatchObject({ kind: 'number', log: false });
    // 23 of 90 are gaps: a variance of 1 + q(1 − q) = 1.19025 before scaling.
    expect('gap' in visits && visits.gap).toBeCloseTo(1 / Math.sqrt(1 + (23 / 90) * (67 / 90)), 12);
  });

  it('takes the logarithm of a long tail, keeps twelve categories, and counts the rest together', async () => {
    const plans = Array.from({ length: 15 }, (_, i) => `P${i}`);
    const described = dictionaryJson((json) => { json.columns[3] = { name: 'plan', label: 'Plan', type: 'category', categories: plans }; });
    const lines = Array.from({ length: 120 }, (_, i) => `M${i},1,${1.05 ** i},${plans[i % 15 < 12 ? i % 15 : i % 3]},No`);
    const rare = plans.slice(12).map((plan, i) => `R${i},1,1,${plan},No`);
    const dataset = await datasetOf(['id,months,fee,plan,left', ...lines, ...rare, ''].join('\n'), described);
    const features = fitFeatures(dataset);
    expect(features).toMatchObject([{ name: 'fee', log: true, gap: 0 }, { name: 'plan', categories: plans.slice(0, 12) }]);
    const encode = rowEncoder(features, dataset)!;
    const { scale } = features[1]!;
    expect(encode(121).slice(2)).toEqual([...Array<number>(12).fill(0), scale]);
    expect(encode(1).slice(2)).toEqual([0, scale, ...Array<number>(11).fill(0)]);
  });

  it('encodes another file of the same columns, and none that lacks one', async () => {
    const features = fitFeatures(await gym());
    expect(rowEncoder(features, await gym(gymMembers(10)))!(0)).toHaveLength(2 + 3 + 2 + 3);
    const lacking = { ...GYM, columns: GYM.columns.filter(({ name }) => name !== 'visits') };
    expect(rowEncoder(features, await datasetOf(`${GYM_HEADER}\n${gymMembers(3).join('\n')}\n`, lacking))).toBeNull();
  });
});
