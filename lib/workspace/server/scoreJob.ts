import 'server-only';
import { importFile } from '@/lib/intake/server/importFolder';
import type { Job } from '@/lib/intake/server/runJob';
import { writeWhole } from '@/lib/storage/server/writeWhole';
import type { Advised } from '@/lib/workspace/scoring/customerScorer';
import { scoreFile } from './scoreFile';
import { loadForWork } from './loadWorkspace';
import type { Scored } from './readScored';
import { servedNow } from './served';

/** Up to so many bytes, some 20,000 customers, everybody gets reasons and an offer: about a millisecond each. */
const ALL_UP_TO = 2 * 1024 * 1024;

/** Scores a file of customers by the model in use, into the import's folder. */
export const scoreJob: Job = async ({ id, bytes }, report) => {
  report('Loading the model', 0);
  const workspace = await loadForWork(servedNow());
  const advisedOf: Advised = bytes <= ALL_UP_TO ? 'all' : 'risky';
  const summary = await scoreFile(workspace, {
    from: importFile(id, 'customers'), to: importFile(id, 'scored'), refused: importFile(id, 'unscored'), advised: advisedOf,
    onProgress: (share) => report('Scoring the customers', share),
  });
  const scored: Scored = { ...summary, advisedOf, datasetName: workspace.dataset.dictionary.name, modelVersion: workspace.model!.card.modelVersion };
  await writeWhole(importFile(id, 'summary'), JSON.stringify(scored));
  return {};
};
