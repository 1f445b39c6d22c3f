import { encodeRows, featureValues, type FeatureValues } from '@/lib/churn/encoder';
import { featureColumns } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import type { Explanation } from '@/lib/explanation/explainCustomer';
import { createBatchExplainer } from '@/lib/forest/batchExplainer';
import { formatChange } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { sinceLastVisit } from '@/lib/workspace/lastVisit';
import { riskGroups } from '@/lib/workspace/riskGroups';
import { sharedCache } from '@/lib/workspace/sharedCache';

/**
 * Half a percentage point: what raises a probability by less is nothing to call somebody for, whatever the evidence that it matters to others. Measured in docs/decisions/0012.
 */
export const LEAST_REASON = 0.005;
/** What would be printed as 0.0 pp is not even named. */
export const LEAST_NAMED = 0.0005;
/** As many reasons of a customer as offers may ask for. */
const KEPT = 10;
/** Between two breaths: requests that come in meanwhile hardly wait longer. */
const BREATH_MS = 5;
/** What a page takes at most, and the rest between two breaths meanwhile: without it the page would take twice as long. */
const VISIT_MS = 200;
const REST_MS = 20;
/** Customers explained together, which is quicker for each, and those of them whose reasons are then ranked at once. */
const TOGETHER = 4096;
const RANKED_AT_ONCE = 32;

/** The columns that raise each active customer's probability, the strongest first. */
export interface CustomerReasons {
  /** Those that offers may ask for: each raises it by at least `LEAST_REASON`. */
  of: (row: number) => string[];
  /** Those that lists name, however weak: by at least `LEAST_NAMED`. */
  named: (row: number) => string[];
}

interface Work {
  /** Explains all customers, a little at each step. */
  steps: Generator<void, void>;
  reasons: CustomerReasons;
  /** Customers explained so far. */
  done: () => number;
  background: Promise<CustomerReasons> | null;
}

const works = sharedCache<Workspace['dataset'], { model: Workspace['model']; work: Work }>('customerReasons');

/**
 * The reasons of all active customers, found in the background some at a time, because each costs an explanation: 0.4 ms, so
 * 100,000 customers take most of a minute. Without a model nobody has a reason. What grows with time is none: that somebody is new is
 * nothing that an offer could answer.
 */
export function reasonsInBackground(workspace: Workspace): Promise<CustomerReasons> {
  const work = workOf(workspace);
  work.background ??= new Promise((resolve, reject) => {
    const breathe = () => {
      const until = performance.now() + BREATH_MS;
      try {
        while (performance.now() < until) if (work.steps.next().done) return resolve(work.reasons);
        if (sinceLastVisit() < VISIT_MS) setTimeout(breathe, REST_MS);
        else setImmediate(breathe);
      } catch (error) {
        reject(error);
      }
    };
    breathe();
  });
  return work.background;
}

/** How many customers' reasons are found so far, of how many. */
export function reasonsProgress(workspace: Workspace): { done: number; of: number } {
  return { done: workOf(workspace).done(), of: workspace.activeRows.length };
}

/** The same at once, as programs and tests want it. */
export function customerReasons(workspace: Workspace): CustomerReasons {
  const work = workOf(workspace);
  while (!work.steps.next().done);
  return work.reasons;
}

/**
 * The reasons of details that were explained.
 *
 * @param row of the customer whose details they are, edited or not; null for somebody who is not on file
 */
export function reasonsOf(workspace: Workspace, { contributions }: Explanation, values: FeatureValues, row: number | null): string[] {
  const { columns } = workspace.dataset;
  const isEvident = evidenceFor(workspace, values, row);
  return contributions.filter(({ feature, shapValue }) => shapValue >= LEAST_REASON && !GROW_WITH_TIME.includes(columns.get(feature)!.spec.role) && isEvident(feature))
    .sort((a, b) => b.shapValue - a.shapValue).slice(0, KEPT).map(({ feature }) => feature);
}

/**
 * Whether a column makes somebody with these details leave sooner, as far as that can be told from chance with the other columns held. A
 * forest also uses a column that only goes with one that matters, data usage for fiber, and gives it part of the credit: nothing to
 * talk to a customer about. Where no hazard can be estimated all columns pass.
 */
export function evidenceFor(workspace: Workspace, values: FeatureValues, row: number | null): (column: string) => boolean {
  const raised = riskGroups(workspace)?.raises?.(values, row);
  return raised ? (column) => raised.has(column) : () => true;
}

function workOf(workspace: Workspace): Work {
  const { dataset, model } = workspace;
  // Whatever the threshold, the reasons are the same: they go with the dataset and its model.
  const known = works.get(dataset);
  if (known && known.model === model) return known.work;
  const work = startWork(workspace);
  works.set(dataset, { model, work });
  return work;
}

function startWork(workspace: Workspace): Work {
  const { dataset, model, activeRows } = workspace;
  if (!model) return { steps: nothing(), reasons: { of: () => [], named: () => [] }, done: () => activeRows.length, background: null };
  const { card: { encoder }, forest } = model;
  const p = encoder.length;
  const roles = new Map(featureColumns(dataset).map(({ spec }) => [spec.name, spec.role]));
  const candidates = encoder.flatMap(({ name }, j) => (GROW_WITH_TIME.includes(roles.get(name)!) ? [] : [j]));
  /** By row and rank: place in the encoder plus one, 0 for none. */
  const ranked = new Uint8Array(dataset.rowCount * KEPT);
  /** By row: how many of them are strong enough for an offer to ask for. */
  const strong = new Uint8Array(dataset.rowCount);
  let done = 0;
  const rank = (row: number, shap: Float64Array) => {
    const isEvident = evidenceFor(workspace, featureValues(dataset, row), row);
    const raising = candidates.filter((j) => shap[j]! >= LEAST_NAMED && isEvident(encoder[j]!.name)).sort((a, b) => shap[b]! - shap[a]!).slice(0, KEPT);
    raising.forEach((j, place) => (ranked[row * KEPT + place] = j + 1));
    strong[row] = raising.filter((j) => shap[j]! >= LEAST_REASON).length;
  };
  function* steps(): Generator<void, void> {
    // Held no longer than the work lasts: the cases that it keeps take a hundred megabytes.
    const explainer = createBatchExplainer(forest);
    for (let start = 0; start < activeRows.length; start += TOGETHER) {
      const rows = activeRows.subarray(start, start + TOGETHER);
      const X = encodeRows(encoder, dataset, rows);
      const shap = new Float64Array(X.length);
      yield* explainer.passes(X, shap);
      for (let i = 0; i < rows.length; i++) {
        rank(rows[i]!, shap.subarray(i * p, (i + 1) * p));
        done++;
        if (i % RANKED_AT_ONCE === 0) yield;
      }
    }
  }
  const named = (row: number) => Array.from(ranked.subarray(row * KEPT, (row + 1) * KEPT)).filter((place) => place > 0).map((place) => encoder[place - 1]!.name);
  const of = (row: number) => named(row).slice(0, strong[row]);
  return { steps: steps(), reasons: { of, named }, done: () => done, background: null };
}

function* nothing(): Generator<void, void> {}

/** What makes a column a reason to act on, as it is said of one: "it …", "one that …". */
export function reasonTests(workspace: Workspace): string {
  const held = riskGroups(workspace)?.raises ? ', and makes customers leave sooner beyond chance with the other columns held' : '';
  return `raises this customer’s probability by at least ${formatChange(LEAST_REASON, 'points')}${held}`;
}
