import { encodeValue } from '@/lib/churn/encoder';
import { riskBand } from '@/lib/churn/riskBand';
import type { RejectedRow } from '@/lib/dataset/dataset';
import { predictProba } from '@/lib/forest/predict';
import { createAdviser, REASONS, type Advice, type Detail } from './adviser';
import { newCustomers, type NewCustomer } from './newCustomers';
import { countRow, TOO_NEW, type ScoreSummary } from './scoreSummary';
import type { ScoringKit } from './scoringKit';

/** Who gets reasons and an offer, which take longer than a probability: everybody, those predicted to leave, nobody. */
export const ADVISED = ['all', 'risky', 'none'] as const;
export type Advised = (typeof ADVISED)[number];

/** Rows that are scored together: enough that each part of a tree, once it is in the cache, serves many. */
export const BATCH = 16_384;
/** Details of one column that are remembered: what comes again is read once. */
const REMEMBERED = 20_000;
/** … unless they are longer: a megabyte is seldom repeated. */
const LONGEST = 60;

/** Rows of one file, scored some at a time. */
export interface CustomerScorer {
  /** By feature the place of its cell in a row. */
  places: readonly number[];
  /**
   * Takes the next row of a batch, unless it is refused.
   *
   * @param raw by feature the text of its cell; null where the row has not as many cells as the header
   * @param cells all its cells
   */
  add: (raw: readonly string[] | null, cells: () => readonly string[]) => Omit<RejectedRow, 'row'> | null;
  /** What is added to each row that was taken, as text, in their order; the batch is empty then. */
  finish: (summary: ScoreSummary) => string[][];
}

/** @throws ScoringError duplicate-column, missing-columns */
export function customerScorer(kit: ScoringKit, header: readonly string[], advised: Advised): CustomerScorer {
  const { encoder, forest, assumptions, earliestDeparture } = kit;
  const p = encoder.length;
  const { read, places, cleanValue } = newCustomers(kit, header);
  const known = encoder.map(() => new Map<string, Detail | null>());
  const tenureAt = encoder.findIndex(({ name }) => name === kit.dictionary.columns.find(({ role }) => role === 'tenure')?.name);
  const advise = advised === 'none' ? null : createAdviser(kit);
  const X = new Float32Array(BATCH * p);
  const details: Detail[] = [];
  const notes: string[] = [];
  const left: boolean[] = [];
  let n = 0;

  const detailOf = (j: number, value: number | string | null): Detail => ({ value, code: encodeValue(encoder[j]!, value), text: null });
  /** Null where the row must be read as a whole. */
  const detailIn = (j: number, raw: string): Detail | null => {
    let detail = known[j]!.get(raw);
    if (detail !== undefined) return detail;
    const value = cleanValue(j, raw);
    detail = value === undefined ? null : detailOf(j, value);
    if (known[j]!.size < REMEMBERED && raw.length <= LONGEST) known[j]!.set(ownText(raw), detail);
    return detail;
  };

  const addKnown = (raw: readonly string[]): boolean => {
    if (places.length > p && raw[p]!.trim() !== '') return false;
    const at = n * p;
    for (let j = 0; j < p; j++) {
      const detail = detailIn(j, raw[j]!);
      if (!detail) return false;
      details[at + j] = detail;
      X[at + j] = detail.code;
    }
    left[n] = false;
    notes[n++] = '';
    return true;
  };
  const addWhole = ({ values, notes: said, left: hasLeft }: NewCustomer) => {
    encoder.forEach(({ name }, j) => {
      const detail = detailOf(j, values[name]!);
      details[n * p + j] = detail;
      X[n * p + j] = detail.code;
    });
    left[n] = hasLeft;
    notes[n++] = said.join('; ');
  };

  const isTooNew = (i: number) => {
    const tenure = tenureAt < 0 ? null : details[i * p + tenureAt]!.value;
    return typeof tenure === 'number' && earliestDeparture !== null && tenure < earliestDeparture;
  };
  const adviceOf = (probabilities: Float64Array): (Advice | null)[] => {
    const advice: (Advice | null)[] = Array.from(probabilities, () => null);
    if (!advise) return advice;
    const rows = Array.from(probabilities.keys()).filter((i) => !left[i] && (advised === 'all' || probabilities[i]! >= assumptions.threshold));
    const codes = new Float32Array(rows.length * p);
    rows.forEach((row, i) => codes.set(X.subarray(row * p, (row + 1) * p), i * p));
    advise(codes, rows.flatMap((row) => details.slice(row * p, (row + 1) * p)), rows.map((row) => probabilities[row]!)).forEach((given, i) => {
      // As pages have it: of whom the file cannot tell whether they leave it cannot tell what keeps them.
      advice[rows[i]!] = isTooNew(rows[i]!) ? { ...given, offer: null } : given;
    });
    return advice;
  };

  return {
    places,
    add: (raw, cells) => {
      if (raw && addKnown(raw)) return null;
      const customer = read(cells());
      if (!customer.ok) return { column: customer.column, value: customer.value, reason: customer.reason };
      addWhole(customer);
      return null;
    },
    finish: (summary) => {
      const probabilities = predictProba(forest, X.subarray(0, n * p));
      const advice = adviceOf(probabilities);
      const added = Array.from(probabilities, (probability, i) => {
        const band = isTooNew(i) ? TOO_NEW : riskBand(probability, assumptions.riskBands);
        countRow(summary, band, notes[i] !== '', advice[i] !== null);
        return [String(probability), band, ...adviceCells(advice[i]!), notes[i]!];
      });
      n = 0;
      return added;
    },
  };
}

const NO_ADVICE: readonly string[] = Array.from({ length: REASONS + 2 }, () => '');

function adviceCells(advice: Advice | null): readonly string[] {
  if (!advice) return NO_ADVICE;
  const cells = Array.from({ length: REASONS }, (_, i) => advice.reasons[i] ?? '');
  return [...cells, advice.offer?.name ?? '', advice.offer ? String(advice.offer.expectedValue) : ''];
}

/** The text by itself: a piece of a longer one keeps all of that in memory. */
function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
