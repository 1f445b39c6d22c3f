import 'server-only';
import { ModelError, readCard, readHeldOutOf } from '@/lib/churn/server/modelFiles';
import { churned, customerIds } from '@/lib/dataset/dataset';
import { readDataset, readTerms } from '@/lib/dataset/server/readDataset';
import { bootstrapMetrics } from '@/lib/stats/bootstrap';
import { BUNDLED, type ListedVersion } from '@/lib/versions/schema';
import type { Paired, VersionFacts } from '@/lib/workspace/versionsPage/versionFacts';
import { Recent } from '@/lib/workspace/customerList/recent';
import { workspaceFolders } from './served';

/** Customers up to whom two models are set against each other one by one: reading the file and drawing it anew take a second or two. */
const MOST_CUSTOMERS = 60_000;
/** Rows drawn in all; fewer resamples of a large file say as much. */
const DRAWN_ROWS = 4_000_000;

const pairs = new Recent<string, Promise<Paired>>(8);

/** @throws ModelError where the model is damaged; DatasetError where the dictionary or the assumptions cannot be read */
export async function versionFacts(listed: Exclude<ListedVersion, { kind: 'unusable' }>): Promise<VersionFacts> {
  const folders = workspaceFolders(listed.id);
  const [terms, card] = await Promise.all([readTerms(folders.dataset), readCard(folders.model).catch(noModel)]);
  if (listed.kind === 'version') {
    const { name, createdAt, sourceName, bytes, rows, churned: left, refusedRows } = listed.version;
    return { ...terms, id: listed.id, name, madeAt: createdAt, sourceName, bytes, rows, churned: left, refusedRows, card };
  }
  // Its customers are counted by the model, so that the file need not be read.
  const { rowCount, churned: left } = card?.dataset ?? { rowCount: 0, churned: 0 };
  return { ...terms, id: BUNDLED, name: 'Bundled example data', madeAt: card?.trainedAt ?? null, sourceName: null, bytes: null, rows: rowCount, churned: left, refusedRows: null, card };
}

function noModel(error: unknown): null {
  if (error instanceof ModelError && error.code === 'model-missing') return null;
  throw error;
}

/** B less A where both were measured on the same customers. Computed once for each pair of models. */
export async function pairedDifference(a: VersionFacts, b: VersionFacts): Promise<Paired> {
  if (!a.card || !b.card) return { why: 'no-model' };
  if (a.card.dataset.dataHash !== b.card.dataset.dataHash || a.rows !== b.rows || a.churned !== b.churned) return { why: 'other-customers' };
  if (a.rows > MOST_CUSTOMERS) return { why: 'too-many' };
  return pairs.get(`${a.id} ${a.card.modelVersion} ${b.id} ${b.card.modelVersion}`, () => measure(a, b));
}

async function measure(a: VersionFacts, b: VersionFacts): Promise<Paired> {
  const [own, other] = await Promise.all([a, b].map(async ({ id, card }) => {
    const folders = workspaceFolders(id);
    const { dataset } = await readDataset(folders.dataset);
    return { dataset, forest: (await readHeldOutOf(folders.model, card!, dataset.rowCount)).forest };
  }));
  // Other dictionaries may refuse other rows, and as many of them.
  const ids = customerIds(other!.dataset);
  if (customerIds(own!.dataset).some((id, row) => id !== ids[row])) return { why: 'other-customers' };
  const y = churned(own!.dataset);
  const replicates = Math.max(50, Math.min(500, Math.floor(DRAWN_ROWS / Math.max(1, y.length))));
  const { rocAuc, logLoss } = bootstrapMetrics({ y, probabilities: { a: own!.forest, b: other!.forest }, replicates, seed: 1 }).difference('b', 'a');
  return { rocAuc, logLoss, customers: y.length };
}
