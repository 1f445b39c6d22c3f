import 'server-only';
import { loadModel, ModelError } from '@/lib/churn/server/modelFiles';
import type { Dataset } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { readOffers } from '@/lib/retention/server/readOffers';
import { offersForOther } from '@/lib/retention/usualOffers';
import { loadClusters } from '@/lib/segments/server/clusterFiles';
import { readRules } from '@/lib/segments/server/readRules';
import { BUNDLED } from '@/lib/versions/schema';
import { verifyVersion } from '@/lib/versions/server/readVersion';
import { isSame, savedChanges } from '@/lib/workspace/assumptionsPage/overrides';
import { customerBase } from '@/lib/workspace/customerBase';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { reasonsInBackground } from '@/lib/workspace/offers/customerReasons';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { bundledFolder, FIXED, workspaceFolders, type Served } from './served';
import { readSettings } from './settings';
import { warmPages } from './warmPages';

/**
 * Reads, verifies and scores a dataset with its model, under what was saved for it.
 *
 * @throws VersionError no-version, damaged; DatasetError. A missing or unfit model is no error: `modelProblem` says what is wrong
 */
export async function loadWorkspace(served: Served): Promise<Workspace> {
  return warmed(await loadForWork(served));
}

/** The same for a program that does one thing and ends: nothing that only pages ask for goes on in the background. */
export async function loadForWork(served: Served): Promise<Workspace> {
  if (served !== FIXED && served !== BUNDLED) await verifyVersion(served);
  const folders = workspaceFolders(served);
  const { dataset, assumptions } = await readDataset(folders.dataset);
  const { settings } = await readSettings();
  const saved = settings.thresholds[dataset.dataHash];
  const parts = { dataset, assumptions, saved, changes: savedChanges(settings, dataset.dataHash), rules: await readRules(folders.dataset), offers: await offersOf(folders.dataset, dataset, assumptions), learned: await loadClusters(folders.model, dataset) };
  try {
    return deriveWorkspace({ ...parts, model: await loadModel(folders.model, dataset) });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return deriveWorkspace({ ...parts, model: null, modelProblem: { message: error.message, remedy: error.remedy } });
  }
}

/** A dataset without offers of its own gets some to start from. */
async function offersOf(folder: string, dataset: Dataset, assumptions: Assumptions): Promise<Awaited<ReturnType<typeof readOffers>>> {
  const own = await readOffers(folder);
  if (own.offers) return own;
  const { offers } = await readOffers(bundledFolder());
  return { offers: offersForOther(offers, dataset, assumptions), problem: own.problem };
}

/** With what lists and pages of customers share already computed: of a million customers it takes seconds, which belong to the start. */
function warmed(workspace: Workspace): Workspace {
  customerBase(workspace);
  // Found between requests, and with them the plan that its page begins with; who needs them sooner waits for the same work, and gets its error.
  warmPages(workspace).then(() => reasonsInBackground(workspace)).then((reasons) => planView(workspace, reasons, DEFAULT_PLAN)).catch(() => {});
  return workspace;
}

/** The same dataset and model under what the settings now say; the last state itself where that is nothing new, or cannot be read. */
export async function underNewSettings(last: Workspace): Promise<Workspace> {
  const { settings, problem } = await readSettings();
  const saved = settings.thresholds[last.dataset.dataHash];
  if (problem) return last;
  const changes = savedChanges(settings, last.dataset.dataHash);
  if (isSame([saved, changes], [last.parts.saved, last.parts.changes])) return last;
  return deriveWorkspace({ ...last.parts, saved, changes });
}
