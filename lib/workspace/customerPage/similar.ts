import { RISK_BANDS, type RiskBand } from '@/lib/churn/riskBand';
import { customerIds, dateByRole, featureColumns, NO_DATE, numberByRole, type FeatureColumn } from '@/lib/dataset/dataset';
import { toIsoDate } from '@/lib/dataset/dates';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { numberText } from '@/lib/explanation/featureGroups';
import { wilsonInterval } from '@/lib/stats/intervals';
import { customerBase } from '@/lib/workspace/customerBase';
import { isNewcomer } from '@/lib/workspace/customerList/newcomers';
import type { Workspace } from '@/lib/workspace/derive';
import { apartBy, gowerDistances, nearestRows, yardsticks, type Yardstick } from './gower';
import { isMissing, valueText } from './valueText';
import { sharedCache } from '@/lib/workspace/sharedCache';

export interface SimilarCustomer {
  customerId: string;
  /** 0–1; 1 agrees in everything that is compared. */
  similarity: number;
  tenure: number | null;
  /** What became of them; `on` is null in a file without dates. */
  left: { on: string | null } | null;
  /** Of those still there; null without a model, and of whom it is too early to say. */
  risk: { band: RiskBand; probability: number } | null;
  /** Where they differ most, strongest first. */
  differences: Difference[];
}

/** A detail as the similar customer has it, and as the customer of the page: "€54.20 a month" and "€70.35", without the unit. */
export interface Difference {
  label: string;
  theirs: string;
  own: string;
}

export interface Similar {
  /** Labels of what is compared, what counts most first. */
  by: string[];
  /** Whether a column counts as much as it moves the model's probability; all count the same without a model. */
  weighted: boolean;
  nearest: SimilarCustomer[];
  /** Of the most similar hundred, with all who are no less similar than the last of them; null in a file too small for it. */
  pool: { count: number; left: number; lower: number; upper: number } | null;
}

const NEAREST = 5;
const POOL = 100;
/** A pool of more than a tenth of the file is not of similar customers. */
const POOL_SHARE = 0.1;
/** Fewer than these and a share says little. */
const MIN_POOL = 30;
const DIFFERENCES = 2;
/** What counts less than this share of the whole is not worth a word. */
const LEAST = 0.005;

// Ranges and weights go with the dataset and its model, whatever the threshold.
const known = sharedCache<object, Yardstick[]>('yardsticks');

/**
 * The customers most like one, and what became of them; null where there is nothing to compare by.
 *
 * Compared by what the model sees without what grows with time: a departure stops tenure, so customers alike in tenure are those who
 * left as late and those who have only come as far, and the ones who were like this and stayed on would be missing.
 */
export function similarCustomers(workspace: Workspace, row: number): Similar | null {
  const { dataset, churned, model } = workspace;
  const by = yardsticksOf(workspace);
  if (by.length === 0) return null;
  const distance = gowerDistances(by, row, dataset.rowCount);
  const wanted = Math.min(POOL, Math.floor(dataset.rowCount * POOL_SHARE));
  const nearest = nearestRows(distance, row, Math.max(NEAREST, wanted));
  return {
    by: [...by].sort((a, b) => b.weight - a.weight).map(({ column }) => column.spec.label),
    weighted: model !== null,
    nearest: nearest.slice(0, NEAREST).map((other) => describe(workspace, by, row, other, distance[other]!)),
    pool: wanted >= MIN_POOL ? poolOf(distance, distance[nearest[wanted - 1]!]!, row, churned) : null,
  };
}

/** Everyone as near as the last of the nearest: among equals the file's order would choose. */
function poolOf(distance: Float64Array, farthest: number, row: number, churned: Uint8Array): Similar['pool'] {
  let [count, left] = [0, 0];
  for (let other = 0; other < distance.length; other++) {
    if (other === row || distance[other]! > farthest) continue;
    count++;
    left += churned[other]!;
  }
  const [lower, upper] = wilsonInterval(left, count);
  return { count, left, lower, upper };
}

function yardsticksOf({ dataset, model }: Workspace): Yardstick[] {
  const key = model ?? dataset;
  let found = known.get(key);
  if (!found) {
    const seen = model && new Set(model.card.encoder.map(({ name }) => name));
    const columns = featureColumns(dataset).filter(({ spec }) => !GROW_WITH_TIME.includes(spec.role) && (!seen || seen.has(spec.name)));
    const strength = new Map(model?.drivers.importance.map(({ feature, mean }) => [feature, mean]));
    known.set(key, (found = yardsticks(columns, columns.map(({ spec }) => strength.get(spec.name) ?? 0))));
  }
  return found;
}

function describe(workspace: Workspace, by: readonly Yardstick[], row: number, other: number, distance: number): SimilarCustomer {
  const { dataset, churned } = workspace;
  const { probability, band } = customerBase(workspace);
  const leftOn = dateByRole(dataset, 'churnDate')?.[other];
  return {
    customerId: customerIds(dataset)[other]!,
    similarity: Math.max(0, 1 - distance),
    tenure: numberByRole(dataset, 'tenure')?.[other] ?? null,
    left: churned[other] === 1 ? { on: leftOn === undefined || leftOn === NO_DATE ? null : toIsoDate(leftOn) } : null,
    risk: churned[other] === 0 && probability && !isNewcomer(workspace, other) ? { band: RISK_BANDS[band![other]!]!, probability: probability[other]! } : null,
    differences: by.map((yardstick) => ({ column: yardstick.column, share: yardstick.weight * apartBy(yardstick, row, other) }))
      .filter(({ share }) => share >= LEAST)
      .sort((a, b) => b.share - a.share)
      .slice(0, DIFFERENCES)
      .map(({ column }) => difference(column, row, other, dataset.dictionary.currency)),
  };
}

function difference(column: FeatureColumn, row: number, other: number, currency: string): Difference {
  return { label: column.spec.label, theirs: shortText(column, other, currency, true), own: shortText(column, row, currency, false) };
}

/** A cell without the reason for a gap, and without its unit where that was said already. */
function shortText(column: FeatureColumn, row: number, currency: string, withUnit: boolean): string {
  if (isMissing(column, row)) return column.spec.missingMeans ? 'no record' : 'not known';
  if (column.kind !== 'number' || withUnit) return valueText(column, row, currency);
  return numberText(column.values[row]!, { ...column.spec, unit: column.spec.unit.startsWith('currency') ? 'currency' : '' }, currency);
}
