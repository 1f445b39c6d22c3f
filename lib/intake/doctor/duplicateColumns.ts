import type { FeatureColumn } from '@/lib/dataset/dataset';
import { formatCount } from '@/lib/format';
import { ignoring, modelColumns, partition } from './columns';
import type { Check } from './examined';
import type { Finding } from './finding';
import { quoted } from './words';

/** Above this share of different values any two columns go together: each value stands beside few others. */
const TOO_MANY = 0.5;
const LEAST_DISTINCT = 2;

/** Columns among the features of which one says all that the other says. */
export const duplicateColumns: Check = ({ dataset, sample, leaks }) => {
  // The sample shows at once which columns differ; what is equal there is compared in all rows.
  const sampled = modelColumns(sample, leaks).map((column) => ({ column, parts: partition(column) }));
  const twins = new Map<string, FeatureColumn>();
  sampled.forEach(({ column, parts }, i) => {
    if (numberOf(parts) < LEAST_DISTINCT) return;
    const first = sampled.slice(0, i).find((earlier) => !twins.has(earlier.column.spec.name) && isTwin(earlier.column, column, earlier.parts, parts));
    if (first) twins.set(column.spec.name, first.column);
  });
  return [...twins].flatMap(([name, of]): Finding[] => {
    const [a, b] = [dataset.columns.get(of.spec.name) as FeatureColumn, dataset.columns.get(name) as FeatureColumn];
    const parts = partition(b);
    if (!isTwin(a, b, partition(a), parts)) return [];
    const identical = sameValues(a, b);
    // The later one, unless it has the role that pages need.
    const dispensable = [b, a].find(({ spec }) => spec.role === 'feature') ?? [b, a].find(({ spec }) => spec.role === 'segmentation');
    return [{
      id: `twin:${name}`,
      severity: 'warns',
      column: name,
      title: identical ? `${quoted(name)} equals ${quoted(of.spec.name)} in all ${formatCount(dataset.rowCount)} rows.` : `Each of the ${formatCount(numberOf(parts))} values of ${quoted(name)} stands for one of ${quoted(of.spec.name)}, and the other way round.`,
      detail: 'The two say the same. A model shares what they tell between them, so each looks half as important as it is.',
      remedy: dispensable ? ignoring(dispensable.spec) : null,
    }];
  });
};

function isTwin(a: FeatureColumn, b: FeatureColumn, ofA: Int32Array, ofB: Int32Array): boolean {
  // What is numbered in the order of first appearance is numbered alike where values stand for each other.
  if (!ofA.every((part, row) => part === ofB[row]!)) return false;
  return numberOf(ofA) <= TOO_MANY * ofA.length || sameValues(a, b);
}

const numberOf = (parts: Int32Array) => parts.reduce((most, part) => Math.max(most, part + 1), 0);

function sameValues(a: FeatureColumn, b: FeatureColumn): boolean {
  if (a.kind === 'number') return b.kind === 'number' && a.values.every((value, row) => Object.is(value, b.values[row]!));
  return b.kind === 'category' && a.codes.every((code, row) => a.spec.categories[code] === b.spec.categories[b.codes[row]!]);
}
