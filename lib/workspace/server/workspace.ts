import 'server-only';
import path from 'node:path';
import { loadModel, ModelError } from '@/lib/churn/server/modelFiles';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';

/** Where the dataset and its model lie. The bundled ones, unless DATASET_DIR and MODEL_DIR say otherwise. */
export function workspaceFolders(): { dataset: string; model: string } {
  const { DATASET_DIR, MODEL_DIR } = process.env;
  // Set but empty means not set: shells and hosting panels make no difference between the two.
  const dataset = DATASET_DIR || path.join(/* turbopackIgnore: true */ process.cwd(), 'data');
  const model = path.join(/* turbopackIgnore: true */ DATASET_DIR || process.cwd(), 'model');
  return { dataset, model: MODEL_DIR || model };
}

// Pages, actions and route handlers are bundled apart and would each load a state of their own; the global object is what they share.
const shared = globalThis as typeof globalThis & { holdfastWorkspace?: Promise<Workspace> };

/**
 * The loaded state of this process: read, verified and scored at the first call, then kept. A failure is not kept, so the next
 * call tries again.
 *
 * @throws DatasetError when there is no usable dataset. A missing or unfit model is no error: `modelProblem` says what is wrong.
 */
export function getWorkspace(): Promise<Workspace> {
  shared.holdfastWorkspace ??= load().catch((error: unknown) => {
    shared.holdfastWorkspace = undefined;
    throw error;
  });
  return shared.holdfastWorkspace;
}

async function load(): Promise<Workspace> {
  const folders = workspaceFolders();
  const { dataset, assumptions } = await readDataset(folders.dataset);
  try {
    return deriveWorkspace(dataset, assumptions, await loadModel(folders.model, dataset), null);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return deriveWorkspace(dataset, assumptions, null, { message: error.message, remedy: error.remedy });
  }
}
