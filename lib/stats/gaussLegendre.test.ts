import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './gaussLegendre';

describe('gaussLegendre', () => {
  // On −1 … 1 the nodes are ±1/√3 with weight 1, and 0, ±√(3/5) with weights 8/9, 5/9 (Abramowitz & Stegun 1964, 25.4.30).
  it('gives the nodes and weights known in closed form', () => {
    const near = (values: number[]) => values.map((value) => expect.closeTo(value, 15));
    expect(Array.from(gaussLegendre(2).nodes)).toEqual(near([(1 + 1 / Math.sqrt(3)) / 2, (1 - 1 / Math.sqrt(3)) / 2]));
    expect(Array.from(gaussLegendre(2).weights)).toEqual(near([1 / 2, 1 / 2]));
    expect(Array.from(gaussLegendre(3).nodes)).toEqual(near([(1 + Math.sqrt(0.6)) / 2, 1 / 2, (1 - Math.sqrt(0.6)) / 2]));
    expect(Array.from(gaussLegendre(3).weights)).toEqual(near([5 / 18, 8 / 18, 5 / 18]));
  });

  it('integrates tᵏ to 1 / (k + 1) up to k = 2q − 1, for every q up to 40, and not beyond', () => {
    for (let q = 1; q <= 40; q++) {
      const { nodes, weights } = gaussLegendre(q);
      const integral = (k: number) => nodes.reduce((sum, t, i) => sum + weights[i]! * t ** k, 0);
      for (let k = 0; k < 2 * q; k++) expect(Math.abs(integral(k) - 1 / (k + 1)), `q ${q}, k ${k}`).toBeLessThan(1e-14);
      if (q <= 10) expect(Math.abs(integral(2 * q) - 1 / (2 * q + 1)), `q ${q}`).toBeGreaterThan(1e-14);
    }
  });

  it('has no nodes for a count of 0', () => expect(gaussLegendre(0)).toEqual({ nodes: new Float64Array(), weights: new Float64Array() }));

  it('refuses half a node', () => {
    expect(() => gaussLegendre(1.5)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Number of nodes must be a whole number from 0: got 1.5]`);
  });
});
