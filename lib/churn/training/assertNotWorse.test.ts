import { describe, expect, it } from 'vitest';
import type { ModelCard } from '@/lib/churn/card';
import { assertNotWorse } from './assertNotWorse';

const card = (logLoss: number, dataHash = 'a', dictionaryHash = 'd') => ({ dataset: { dataHash, dictionaryHash }, outOfBag: { logLoss } }) as ModelCard;

describe('assertNotWorse', () => {
  it('lets a better model, one as good, and the first one pass', () => {
    expect(() => assertNotWorse(card(0.4), card(0.41))).not.toThrow();
    expect(() => assertNotWorse(card(0.4049), card(0.4))).not.toThrow();
    expect(() => assertNotWorse(card(0.6), null)).not.toThrow();
  });

  it('does not compare models of other data', () => {
    expect(() => assertNotWorse(card(0.6), card(0.4, 'b'))).not.toThrow();
    expect(() => assertNotWorse(card(0.6), card(0.4, 'a', 'e'))).not.toThrow();
  });

  it('refuses one that is clearly worse', () => {
    expect(() => assertNotWorse(card(0.42), card(0.4))).toThrowErrorMatchingInlineSnapshot(`[TrainingError: The new model does worse than the one in place on the same customers: out-of-bag log loss 0.4200 against 0.4000, more than the 0.005 that chance explains. Train with --replace to take it all the same.]`);
  });
});
