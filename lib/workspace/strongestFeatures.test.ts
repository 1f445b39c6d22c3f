import { describe, expect, it } from 'vitest';
import type { Encoder } from '@/lib/churn/encoder';
import { strongestFeatures } from './strongestFeatures';

const missing = { as: 'bucket', code: -1 } as const;
const number = (name: string): Encoder[number] => ({ kind: 'number', name, missing, typical: 0, min: 0, max: 1 });
const category = (name: string, values: number): Encoder[number] => ({ kind: 'category', name, missing, typical: 'v0', categories: Array.from({ length: values }, (_, i) => `v${i}`) });
const ranked = (...names: string[]) => names.map((feature) => ({ feature, logLossRise: { mean: 0, sd: 0 }, rocAucFall: { mean: 0, sd: 0 } }));
const names = (encoder: Encoder) => encoder.map(({ name }) => name);

describe('strongestFeatures', () => {
  it('keeps all of few, in their order', () => {
    const encoder = [number('a'), category('b', 40), number('c')];
    expect(strongestFeatures(encoder, ranked('c', 'a', 'b'))).toEqual(encoder);
  });

  it('takes the strongest of many, and passes over a category that is too wide for what is left', () => {
    const encoder = [number('weak'), category('towns', 50), category('shops', 30), ...Array.from({ length: 15 }, (_, i) => number(`n${i}`))];
    const kept = names(strongestFeatures(encoder, ranked('towns', 'shops', ...Array.from({ length: 15 }, (_, i) => `n${i}`), 'weak')));
    expect(kept).toEqual(['towns', ...Array.from({ length: 11 }, (_, i) => `n${i}`)]);
  });

  it('keeps the strongest even where it is too wide by itself, and takes what has no rank last', () => {
    expect(names(strongestFeatures([number('a'), category('towns', 500)], ranked('towns')))).toEqual(['towns']);
    expect(names(strongestFeatures(Array.from({ length: 70 }, (_, i) => number(`n${i}`)), ranked('n69')))).toEqual([...Array.from({ length: 59 }, (_, i) => `n${i}`), 'n69']);
  });
});
