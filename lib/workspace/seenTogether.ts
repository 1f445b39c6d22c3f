import { categoryLabel, featureColumns, type Dataset, type FeatureColumn } from '@/lib/dataset/dataset';
import type { FeatureValues } from '@/lib/churn/encoder';
import { labelWithin } from '@/lib/dataset/labelWithin';

/** A feature with few values: a category's, or for a number that may be missing whether it is known. */
interface Discrete {
  name: string;
  size: number;
  codeOfRow: (row: number) => number;
  codeOfValue: (value: number | string | null) => number;
  inWords: (code: number) => string;
}

/** For every two such features, which of their values occur together in the file. */
export interface SeenTogether {
  features: Discrete[];
  /** `seen[i][j]`, i < j: 1 at codeᵢ × sizeⱼ + codeⱼ where some customer has both. */
  seen: Uint8Array[][];
  /** `count[i][code]`: customers with that value. */
  count: Uint32Array[];
}

/** A value that fewer customers have is too rare for its combinations to say anything. */
const MIN_CUSTOMERS = 30;

function discrete(column: FeatureColumn): Discrete | null {
  const { name, label } = column.spec;
  if (column.kind === 'category') {
    const { spec, codes } = column;
    return {
      name, size: spec.categories.length,
      codeOfRow: (row) => codes[row]!,
      codeOfValue: (value) => (typeof value === 'string' ? spec.categories.indexOf(value) : -1),
      inWords: (code) => `${label} "${categoryLabel(spec, spec.categories[code]!)}"`,
    };
  }
  if (column.missing === 0) return null;
  return {
    name, size: 2,
    codeOfRow: (row) => (Number.isNaN(column.values[row]!) ? 1 : 0),
    codeOfValue: (value) => (value === null ? 1 : 0),
    inWords: (code) => (code === 1 ? `${label} not known` : `a known ${labelWithin(label)}`),
  };
}

/** At most one pass over the file for each pair of features: O(rows × pairs). */
export function seenTogether(dataset: Dataset): SeenTogether {
  const features = featureColumns(dataset).map(discrete).filter((feature) => feature !== null);
  const codes = features.map(({ codeOfRow }) => {
    const ofRow = new Int32Array(dataset.rowCount);
    for (let row = 0; row < ofRow.length; row++) ofRow[row] = codeOfRow(row);
    return ofRow;
  });
  const count = features.map((feature, i) => {
    const counts = new Uint32Array(feature.size);
    for (const code of codes[i]!) if (code >= 0) counts[code]!++;
    return counts;
  });
  const seen = features.map((a, i) =>
    features.map((b, j) => {
      if (i >= j) return new Uint8Array(0);
      return pairsOf({ codes: codes[i]!, size: a.size }, { codes: codes[j]!, size: b.size });
    }),
  );
  return { features, seen, count };
}

/** The look ends once every pair was seen, which in a large file is soon. */
function pairsOf(a: { codes: Int32Array; size: number }, b: { codes: Int32Array; size: number }): Uint8Array {
  const pairs = new Uint8Array(a.size * b.size);
  let unseen = pairs.length;
  for (let row = 0; row < a.codes.length && unseen > 0; row++) {
    const [codeA, codeB] = [a.codes[row]!, b.codes[row]!];
    if (codeA < 0 || codeB < 0 || pairs[codeA * b.size + codeB] === 1) continue;
    pairs[codeA * b.size + codeB] = 1;
    unseen--;
  }
  return pairs;
}

/** Pairs of values that a profile has and no customer of the file, though each of the two is common. */
export function neverTogether({ features, seen, count }: SeenTogether, values: FeatureValues): { feature: string; message: string }[] {
  const codes = features.map((feature) => feature.codeOfValue(values[feature.name] ?? null));
  const common = codes.map((code, i) => code >= 0 && count[i]![code]! >= MIN_CUSTOMERS);
  return features.flatMap((a, i) =>
    features.flatMap((b, j) => {
      if (i >= j || !common[i] || !common[j] || seen[i]![j]![codes[i]! * b.size + codes[j]!] === 1) return [];
      return [{ feature: b.name, message: `${a.inWords(codes[i]!)} with ${b.inWords(codes[j]!)}: no customer on file has both.` }];
    }),
  );
}
