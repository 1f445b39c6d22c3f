import 'server-only';
import { importFile } from '@/lib/intake/server/importFolder';
import type { Job } from '@/lib/intake/server/runJob';
import { writeWhole } from '@/lib/storage/server/writeWhole';
import { advisedByDefault } from '@/lib/workspace/scoring/advisedByDefault';
import { loadForWork } from './loadWorkspace';
import type { Scored } from './readScored';
import { scoreFile } from './scoreFile';
import { servedNow } from './served';

/** Scores a file of customers by the model in use, into the import's folder. */
export const scoreJob: Job = async ({ id, bytes }, report) => {
  report('Loading the model', 0);
  const workspace = await loadForWork(servedNow());
  const advisedOf = advisedByDefault(bytes);
  const summary = await scoreFile(workspace, {
    from: importFile(id, 'customers'), to: importFile(id, 'scored'), refused: importFile(id, 'unscored'), advised: advisedOf,
    onProgress: (share) => report('Scoring the customers', share),
  });
  const scored: Scored = { ...summary, advisedOf, datasetName: workspace.dataset.dictionary.name, modelVersion: workspace.model!.card.modelVersion };
  await writeWhole(importFile(id, 'summary'), JSON.stringify(scored));
  return {};
};
