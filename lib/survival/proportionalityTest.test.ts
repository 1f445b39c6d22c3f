import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { coxRegression } from './coxRegression';
import { proportionalityTest } from './proportionalityTest';

/** 3,000 customers, half with x = 1, whose monthly hazard is 4% for x = 0 and `hazard(month)` for x = 1, seen for 36 months. */
function base(hazard: (month: number) => number) {
  const random = createRandom(5);
  const x = Array.from({ length: 3000 }, (_, i) => i % 2);
  const lives = x.map((value) => {
    let month = 1;
    while (month < 36 && random() >= (value === 0 ? 0.04 : hazard(month))) month++;
    return month;
  });
  return { X: Float64Array.from(x), duration: lives, eventObserved: lives.map((month) => (month < 36 ? 1 : 0)) };
}

describe('proportionalityTest', () => {
  it('finds a hazard ratio that turns round', () => {
    const input = base((month) => (month <= 12 ? 0.08 : 0.02));
    expect(proportionalityTest(input, coxRegression(input)).global.pValue).toBeLessThan(1e-6);
  });

  it('lets a constant one pass', () => {
    const input = base(() => 0.06);
    expect(proportionalityTest(input, coxRegression(input)).global.pValue).toBeGreaterThan(0.05);
  });

  it('has no p-value without a departure', () => {
    const input = { X: Float64Array.of(0, 1), duration: [1, 2], eventObserved: [0, 0] };
    const { columns, global } = proportionalityTest(input, coxRegression(input));
    expect(columns[0]!.pValue).toBeNaN();
    expect(global).toEqual({ chiSquare: 0, degreesOfFreedom: 0, pValue: NaN });
  });
});
