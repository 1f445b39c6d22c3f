import type { Drivers } from '@/lib/churn/drivers';
import type { EncodedFeature, Encoder } from '@/lib/churn/encoder';
import type { Forest } from '@/lib/forest/forest';
import { createBatchExplainer } from '@/lib/forest/batchExplainer';
import { partialDependence } from '@/lib/forest/partialDependence';
import { createExplainer } from '@/lib/forest/shapValues';
import { mean, standardDeviation } from '@/lib/stats/moments';
import { countBelow, quantileSorted } from '@/lib/stats/quantile';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';

/** Rows to measure on. A standard error falls with their root, the cost grows with their number. */
export interface DriverSamples {
  shap: number;
  beeswarm: number;
  partialDependence: number;
  interactions: number;
}
export const DRIVER_SAMPLES: DriverSamples = { shap: 2000, beeswarm: 300, partialDependence: 1000, interactions: 600 };

const BEESWARM_FEATURES = 10;
const PAIRS = 10;
const CURVE_POINTS = 24;
const DIGITS = 5;

const rounded = (value: number) => Number(value.toFixed(DIGITS));

/**
 * Measures what moves the forest's probability: SHAP values, partial dependence and interactions over seeded samples of the training
 * rows. SHAP values describe the model on the rows it serves, so the rows may be those it was trained on.
 *
 * @param X n×p codes of the encoder, row-major
 */
export function measureDrivers({ forest, encoder, X, n, seed, samples }: { forest: Forest; encoder: Encoder; X: Float32Array; n: number; seed: number; samples: DriverSamples }): Drivers {
  const p = encoder.length;
  const rows = sampleWithoutReplacement(n, Math.min(n, samples.shap), createRandom(seed));
  const sample = takeRows(X, p, rows);
  const explainer = createExplainer(forest);
  const shap = new Float64Array(rows.length * p);
  createBatchExplainer(forest).shapValues(sample, shap);

  const column = (values: ArrayLike<number>, j: number, count = rows.length) => Float64Array.from({ length: count }, (_, i) => values[i * p + j]!);
  const importance = encoder.map((feature, j) => {
    const sizes = column(shap, j).map(Math.abs);
    const standardError = sizes.length > 1 ? standardDeviation(sizes) / Math.sqrt(sizes.length) : 0;
    return { feature: feature.name, mean: mean(sizes), standardError, j };
  }).sort((a, b) => b.mean - a.mean || a.j - b.j);

  return {
    sampleSize: rows.length,
    baseValue: explainer.baseValue,
    importance: importance.map(({ feature, mean: size, standardError }) => ({ feature, mean: size, standardError })),
    beeswarm: importance.slice(0, BEESWARM_FEATURES).map(({ feature, j }) => {
      const count = Math.min(rows.length, samples.beeswarm);
      return { feature, shapValue: Array.from(column(shap, j, count), rounded), rank: midRanks(column(sample, j, count)) };
    }),
    partialDependence: dependenceOfAll(forest, encoder, sample, Math.min(rows.length, samples.partialDependence)),
    interactions: strongestPairs(explainer.shapInteractions, encoder, sample, Math.min(rows.length, samples.interactions)),
  };
}

function dependenceOfAll(forest: Forest, encoder: Encoder, sample: Float32Array, count: number): Drivers['partialDependence'] {
  const p = encoder.length;
  const few = sample.subarray(0, count * p);
  return {
    sampleSize: count,
    curves: encoder.map((feature, j) => {
      const code = curveCodes(feature, Float64Array.from({ length: sample.length / p }, (_, i) => sample[i * p + j]!));
      return { feature: feature.name, code: [...code], probability: Array.from(partialDependence(forest, few, j, code), rounded) };
    }),
  };
}

function takeRows(X: Float32Array, p: number, rows: ArrayLike<number>): Float32Array {
  const taken = new Float32Array(rows.length * p);
  for (let i = 0; i < rows.length; i++) taken.set(X.subarray(rows[i]! * p, (rows[i]! + 1) * p), i * p);
  return taken;
}

/** Each value's place among all, 0–1; equal values share the middle of theirs. */
function midRanks(values: Float64Array): number[] {
  const sorted = values.toSorted();
  return Array.from(values, (value) => {
    const below = countBelow(sorted, value);
    let equal = 0;
    while (sorted[below + equal] === value) equal++;
    return Number(((below + equal / 2) / sorted.length).toFixed(3));
  });
}

/**
 * Where a curve is worked out: every category, or evenly spaced quantiles of a number in the sample, between the ends of the whole
 * data, which a sample may miss. Whole numbers stay whole. A missing value is a point of its own where the data had some.
 */
function curveCodes(feature: EncodedFeature, values: Float64Array): Float32Array {
  const missing = feature.missing.as === 'bucket' ? [feature.missing.code] : [];
  if (feature.kind === 'category') return Float32Array.from([...missing, ...feature.categories.keys()]);
  const known = values.filter((value) => feature.missing.as === 'typical' || value !== Math.fround(feature.missing.code)).sort();
  const distinct = [...new Set(known)];
  const whole = distinct.every(Number.isInteger);
  const quantile = (q: number) => (whole ? Math.round(quantileSorted(known, q)) : quantileSorted(known, q));
  const points = distinct.length <= CURVE_POINTS ? distinct : Array.from({ length: CURVE_POINTS }, (_, i) => quantile(i / (CURVE_POINTS - 1)));
  const grid = Float32Array.from([feature.min, ...points, feature.max]).sort();
  return Float32Array.from([...missing, ...new Set(grid)]);
}

/** Mean |interaction index| over the first `count` rows: what two features do together beyond what each does alone. */
function strongestPairs(shapInteractions: (x: Float32Array) => Float64Array, encoder: Encoder, sample: Float32Array, count: number): Drivers['interactions'] {
  const p = encoder.length;
  const strength = new Float64Array(p * p);
  for (let i = 0; i < count; i++) {
    const pairs = shapInteractions(sample.subarray(i * p, (i + 1) * p));
    // An interaction value is half the index: the other half stands on the other side of the diagonal.
    for (let cell = 0; cell < pairs.length; cell++) strength[cell]! += (2 * Math.abs(pairs[cell]!)) / count;
  }
  const pairs = encoder.flatMap((a, i) => encoder.slice(i + 1).map((b, k) => ({ features: [a.name, b.name] as [string, string], strength: strength[i * p + i + 1 + k]! })));
  return { sampleSize: count, pairs: pairs.filter((pair) => pair.strength > 0).sort((a, b) => b.strength - a.strength).slice(0, PAIRS) };
}
