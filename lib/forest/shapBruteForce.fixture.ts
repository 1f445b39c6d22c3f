import { type Forest, LEAF } from './forest';

/** What the forest says of a row of which only the features in `known` (bit i for feature i) are known: both sides of the others' splits, by cover. */
export function expectation(forest: Forest, x: Float32Array, known: number): number {
  const below = (node: number): number => {
    const feature = forest.feature[node]!;
    if (feature === LEAF) return forest.value[node]!;
    const left = forest.left[node]!;
    if (known & (1 << feature)) return x[feature]! < forest.threshold[node]! ? below(left) : below(left + 1);
    const [a, b] = [forest.cover[left]!, forest.cover[left + 1]!];
    return a + b === 0 ? (below(left) + below(left + 1)) / 2 : (a * below(left) + b * below(left + 1)) / (a + b);
  };
  return forest.roots.reduce((sum, root) => sum + below(root), 0) / forest.roots.length;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const size = (set: number): number => (set === 0 ? 0 : (set & 1) + size(set >>> 1));

/** Shapley's definition (1953): the mean over all orders of what feature i adds to those before it. O(2ᵖ × nodes). */
export function bruteShapley(forest: Forest, x: Float32Array): number[] {
  const p = forest.featureNames.length;
  const game = Array.from({ length: 1 << p }, (_, known) => expectation(forest, x, known));
  return Array.from({ length: p }, (_, i) =>
    game.reduce((sum, value, known) => {
      if (known & (1 << i)) return sum;
      const weight = (factorial(size(known)) * factorial(p - size(known) - 1)) / factorial(p);
      return sum + weight * (game[known | (1 << i)]! - value);
    }, 0),
  );
}

/** The Shapley interaction index of each pair (Grabisch & Roubens 1999), p × p; 0 on the diagonal. */
export function bruteInteractionIndex(forest: Forest, x: Float32Array): number[][] {
  const p = forest.featureNames.length;
  const game = Array.from({ length: 1 << p }, (_, known) => expectation(forest, x, known));
  const index = (i: number, j: number) =>
    game.reduce((sum, value, known) => {
      if (i === j || known & (1 << i) || known & (1 << j)) return sum;
      const weight = (factorial(size(known)) * factorial(p - size(known) - 2)) / factorial(p - 1);
      return sum + weight * (game[known | (1 << i) | (1 << j)]! - game[known | (1 << i)]! - game[known | (1 << j)]! + value);
    }, 0);
  const features = Array.from({ length: p }, (_, i) => i);
  return features.map((i) => features.map((j) => index(i, j)));
}
