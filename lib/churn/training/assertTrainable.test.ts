import { describe, expect, it } from 'vitest';
import { trainForest } from './trainForest';
import { plantedRows } from './training.fixture';

describe('what trainForest refuses', () => {
  const refusal = async (change: Partial<ReturnType<typeof plantedRows>>, n = 100) => {
    const error = await trainForest({ ...plantedRows(n, 8), ...change, options: { trees: 2 } }).catch((e: unknown) => e as { code?: string; message: string });
    return 'code' in error ? `${error.code}: ${error.message}` : error;
  };

  it('too few rows: 0, 40 and 49', async () => {
    for (const n of [0, 40, 49]) expect(await refusal({}, n)).toBe(`too-few-rows: A model needs at least 50 customers: got ${n}. Import a longer history.`);
  });

  it('one class', async () => {
    expect(await refusal({ y: new Uint8Array(100) })).toMatchInlineSnapshot(`"one-class: A model learns from customers who churned and customers who stayed: nobody of 100 churned. Check how the churn column was read."`);
    expect(await refusal({ y: new Uint8Array(100).fill(1) })).toMatchInlineSnapshot(`"one-class: A model learns from customers who churned and customers who stayed: nobody of 100 stayed. Check how the churn column was read."`);
  });

  it('fewer than 10 of a class', async () => {
    expect(await refusal({ y: new Uint8Array(100).fill(1, 0, 9) })).toMatchInlineSnapshot(`"too-few-in-class: A model needs at least 10 customers of each outcome: only 9 of 100 churned. Import a longer history."`);
  });

  it('NaN and infinity', async () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      const X = plantedRows(100, 8).X.with(4 * 7 + 1, bad);
      expect(await refusal({ X })).toBe(`not-finite: Every feature must be a finite number: row 7, "level" is ${bad}. Encode missing values first.`);
    }
  });

  it('shapes that disagree and labels other than 0 and 1, as programming errors', async () => {
    const data = plantedRows(100, 8);
    await expect(trainForest({ ...data, n: 99 })).rejects.toThrow(RangeError);
    await expect(trainForest({ ...data, y: data.y.with(0, 2) })).rejects.toThrow('Labels must be 0 or 1: got 2');
    await expect(trainForest({ ...data, featureNames: ['a'] })).rejects.toThrow(RangeError);
    await expect(trainForest({ ...data, options: { minLeaf: 1 } })).rejects.toThrow('Option minLeaf must be within 2 … Infinity: got 1');
  });
});
