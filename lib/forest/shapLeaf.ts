import { gaussLegendre, type Quadrature } from '@/lib/stats/gaussLegendre';

/** A leaf as a player's game: its value counts as far as the features above it are met. */
export interface ShapLeaf {
  value: number;
  /** Each feature above it, d of them: the bins of a row that satisfies all its splits, and the share of cover that they let through. */
  asks: { feature: number; from: number; to: number; passed: number }[];
}

const quadratures: Quadrature[] = [];
const quadratureOf = (order: number) => (quadratures[order] ??= gaussLegendre(order));

/**
 * What a leaf adds to the SHAP values of its d features, for each of the 2^d sets of features whose splits a row satisfies: entry
 * S·d + i is for feature i, where bit j of S says that feature j is met. The integral of `createExplainer`, by the same quadrature.
 *
 * @see createExplainer for the formula
 */
export function leafContributions({ value, asks }: ShapLeaf): Float64Array {
  const d = asks.length;
  const out = new Float64Array(d * 2 ** d);
  if (d === 0) return out;
  const { nodes, weights } = quadratureOf(Math.ceil(d / 2));
  // At one quadrature node: the factors by feature, unmet and met, and the products of those before each feature.
  const [unmet, met, before] = [new Float64Array(d), new Float64Array(d), new Float64Array(d + 1).fill(1)];
  for (let q = 0; q < nodes.length; q++) {
    const t = nodes[q]!;
    for (let j = 0; j < d; j++) {
      unmet[j] = asks[j]!.passed * (1 - t);
      met[j] = unmet[j]! + t;
    }
    for (let set = 0; set < 2 ** d; set++) {
      for (let j = 0; j < d; j++) before[j + 1] = before[j]! * ((set >> j) & 1 ? met[j]! : unmet[j]!);
      let behind = value * weights[q]!;
      for (let j = d - 1; j >= 0; j--) {
        const isMet = (set >> j) & 1;
        out[set * d + j]! += (isMet - asks[j]!.passed) * before[j]! * behind;
        behind *= isMet ? met[j]! : unmet[j]!;
      }
    }
  }
  return out;
}
