import { columnsByRole, type NumberColumn } from '@/lib/dataset/dataset';
import { formatCount, formatNumber, formatRate } from '@/lib/format';
import { quantileSorted } from '@/lib/stats/quantile';
import { modelColumns } from './columns';
import type { Check, Examined } from './examined';
import type { Finding } from './finding';
import { sentinelOf } from './sentinel';
import { counted, quoted } from './words';

const FIFTY_YEARS = 600;
/** Interquartile ranges beyond the quartiles. A bell has nothing there, a long tail little. */
const FAR = 10;

/** Numbers that can hardly be true: negative charges, tenures of a lifetime, codes for "not known", values far from all others. */
export const implausible: Check = (examined) => [...negativeCharges(examined), ...longTenures(examined), ...oddNumbers(examined)];

function negativeCharges({ dataset }: Examined): Finding[] {
  return (['monthlyCharge', 'startingCharge', 'totalCharge'] as const).flatMap((role) => columnsByRole(dataset, role)).flatMap((column): Finding[] => {
    if (column.kind !== 'number') return [];
    const negative = column.values.filter((value) => value < 0);
    if (negative.length === 0) return [];
    const { name } = column.spec;
    return [{
      id: `negative:${name}`, severity: 'warns', column: name,
      title: `${quoted(name)} is negative for ${counted(negative.length, 'customer')} (down to ${formatNumber(negative.reduce((least, value) => Math.min(least, value), 0))}).`,
      detail: 'A payment below nothing is a refund or an error: it lowers the revenue and turns the value of the customer round.',
      remedy: { label: 'Refuse negative amounts', change: { kind: 'setRange', column: name, min: 0, max: column.spec.max } },
    }];
  });
}

function longTenures({ dataset }: Examined): Finding[] {
  const [column] = columnsByRole(dataset, 'tenure');
  if (column?.kind !== 'number') return [];
  const long = column.values.filter((months) => months > FIFTY_YEARS);
  if (long.length === 0) return [];
  const { name } = column.spec;
  return [{
    id: `tenure:${name}`, severity: 'warns', column: name,
    title: `${counted(long.length, 'customer')} ${long.length === 1 ? 'has' : 'have'} a tenure of more than 50 years.`,
    detail: `The longest is ${formatCount(long.reduce((most, months) => Math.max(most, months), 0))} months. If ${quoted(name)} counts days or weeks, its period must say so; survival and lifetime values are else of another company.`,
    remedy: { label: 'Refuse more than 50 years', change: { kind: 'setRange', column: name, min: Math.max(0, column.spec.min), max: FIFTY_YEARS } },
  }];
}

/** Where the others lie is asked of the sample, who is far from them of all rows. */
function oddNumbers({ dataset, sample, leaks }: Examined): Finding[] {
  return modelColumns(dataset, leaks).flatMap((column): Finding[] => {
    const sampled = sample.columns.get(column.spec.name);
    if (column.kind !== 'number' || sampled?.kind !== 'number' || column.spec.role === 'tenure') return [];
    const sorted = sampled.values.filter((value) => !Number.isNaN(value)).sort();
    const sentinel = sentinelOf(dataset, column, sorted);
    return sentinel ? [sentinel] : farFromAll(column, sorted);
  });
}

function farFromAll({ spec: { name }, values, missing }: NumberColumn, sorted: Float64Array): Finding[] {
  const [low, high] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  const [from, to] = [low - FAR * (high - low), high + FAR * (high - low)];
  // Where half of all are equal, whoever is not would be far away.
  if (!(high > low)) return [];
  const far = values.filter((value) => value < from || value > to).sort();
  if (far.length === 0) return [];
  const extreme = far.at(-1)! > to ? far.at(-1)! : far[0]!;
  return [{
    id: `far:${name}`, severity: 'notes', column: name, remedy: null,
    title: `${quoted(name)} is far from all others for ${counted(far.length, 'customer')} (${formatRate(far.length / (values.length - missing))}): as far as ${formatNumber(extreme)}.`,
    detail: `Half of all lie within ${formatNumber(low)} and ${formatNumber(high)}; these are more than ${FAR} times that range away. The forest only asks on which side of a cut a number lies, so they do no harm there; averages they move. If they are errors, correct them in the file; else there is nothing to do.`,
  }];
}
