import 'server-only';
import path from 'node:path';
import { loadModel, ModelError } from '@/lib/churn/server/modelFiles';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { loadClusters } from '@/lib/segments/server/clusterFiles';
import { readOffers } from '@/lib/retention/server/readOffers';
import { readRules } from '@/lib/segments/server/readRules';
import { isSame, savedChanges } from '@/lib/workspace/assumptionsPage/overrides';
import { customerBase } from '@/lib/workspace/customerBase';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { reasonsInBackground } from '@/lib/workspace/offers/customerReasons';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { readSettings, settingsVersion } from './settings';

const bundledFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'data');

/** Where the dataset and its model lie. The bundled ones, unless DATASET_DIR and MODEL_DIR say otherwise. */
export function workspaceFolders(): { dataset: string; model: string } {
  const { DATASET_DIR, MODEL_DIR } = process.env;
  // Set but empty means not set: shells and hosting panels make no difference between the two.
  const dataset = DATASET_DIR || bundledFolder();
  const model = path.join(/* turbopackIgnore: true */ DATASET_DIR || process.cwd(), 'model');
  return { dataset, model: MODEL_DIR || model };
}

// Pages, actions and route handlers are bundled apart and would each load a state of their own; the global object is what they share.
const shared = globalThis as typeof globalThis & { holdfastWorkspace?: { workspace: Promise<Workspace>; settings: string } };

/**
 * The loaded state of this process: read, verified and scored at the first call, then kept. Settings that were saved since, by
 * whichever process, are seen at the next call. A failure is not kept, so the next call tries again.
 *
 * @throws DatasetError when there is no usable dataset. A missing or unfit model is no error: `modelProblem` says what is wrong.
 */
export function getWorkspace(): Promise<Workspace> {
  // Looked at before they are read: what changes in between is seen at the next call.
  const settings = settingsVersion();
  const last = shared.holdfastWorkspace;
  if (last?.settings === settings) return last.workspace;
  const current = { workspace: last ? last.workspace.then(underNewSettings) : load(), settings };
  shared.holdfastWorkspace = current;
  current.workspace.catch(() => {
    if (shared.holdfastWorkspace === current) shared.holdfastWorkspace = undefined;
  });
  return current.workspace;
}

async function load(): Promise<Workspace> {
  const folders = workspaceFolders();
  const { dataset, assumptions } = await readDataset(folders.dataset);
  const { settings } = await readSettings();
  const saved = settings.thresholds[dataset.dataHash];
  const parts = { dataset, assumptions, saved, changes: savedChanges(settings, dataset.dataHash), rules: await readRules(folders.dataset), offers: await offersOf(folders.dataset), learned: await loadClusters(folders.model, dataset) };
  try {
    return warmed(deriveWorkspace({ ...parts, model: await loadModel(folders.model, dataset) }));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return warmed(deriveWorkspace({ ...parts, model: null, modelProblem: { message: error.message, remedy: error.remedy } }));
  }
}

/** A dataset without offers of its own gets the bundled ones: those that know its columns apply, and the others say what they lack. */
async function offersOf(folder: string): Promise<Awaited<ReturnType<typeof readOffers>>> {
  const own = await readOffers(folder);
  if (own.offers) return own;
  const { offers } = await readOffers(bundledFolder());
  return { offers, problem: own.problem };
}

/** With what lists and pages of customers share already computed: of a million customers it takes seconds, which belong to the start. */
function warmed(workspace: Workspace): Workspace {
  customerBase(workspace);
  // Found between requests, and with them the plan that its page begins with; who needs them sooner waits for the same work, and gets its error.
  reasonsInBackground(workspace).then((reasons) => planView(workspace, reasons, DEFAULT_PLAN)).catch(() => {});
  return workspace;
}

/** The same dataset and model under what the settings now say; the last state itself where that is nothing new, or cannot be read. */
async function underNewSettings(last: Workspace): Promise<Workspace> {
  const { settings, problem } = await readSettings();
  const saved = settings.thresholds[last.dataset.dataHash];
  if (problem) return last;
  const changes = savedChanges(settings, last.dataset.dataHash);
  if (isSame([saved, changes], [last.parts.saved, last.parts.changes])) return last;
  return deriveWorkspace({ ...last.parts, saved, changes });
}
