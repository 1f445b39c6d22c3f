/** Trains the model of the dataset at hand and writes it. Started by scripts/model.mjs, which also stamps what it was trained on. */
import { trainModel, type TrainingStage } from '@/lib/churn/server/train';
import { saveModel } from '@/lib/churn/server/saveModel';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { describeError } from '@/lib/errors';
import { workspaceFolders } from '@/lib/workspace/server/workspace';

const STAGES: Record<TrainingStage, string> = { trees: 'Growing trees', importance: 'Measuring what each feature tells', history: 'Scoring earlier months' };

/** Rewrites one line on a terminal; elsewhere (a log) one line a stage. */
function progress(stage: TrainingStage, share: number): void {
  const text = `${STAGES[stage]} … ${Math.round(share * 100)}%`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
  else if (share === 0 || share === 1) console.log(stage === 'trees' ? text : `${STAGES[stage]} …`);
}

try {
  const folders = workspaceFolders();
  const { dataset } = await readDataset(folders.dataset);
  console.log(`Training on ${dataset.dictionary.name}: ${dataset.rowCount} customers${dataset.rejectedRows.length > 0 ? `, ${dataset.rejectedRows.length} rows refused` : ''}`);
  const { forest, card } = await trainModel(dataset, progress);
  await saveModel(folders.model, forest, card);
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  const { outOfBag } = card;
  console.log(
    [
      `Model ${card.modelVersion}: ${card.forest.trees} trees, ${card.forest.nodes} nodes, ${Math.round(card.forest.bytes / 1024)} KB, trained in ${card.trainingSeconds} s`,
      `Out of bag, ${outOfBag.n} customers: ROC AUC ${outOfBag.rocAuc.toFixed(4)}, average precision ${outOfBag.averagePrecision.toFixed(4)}, log loss ${outOfBag.logLoss.toFixed(4)}, Brier ${outOfBag.brierScore.toFixed(4)}`,
      `Features: ${card.encoder.map((feature) => feature.name).join(', ')}`,
      `Not features: ${card.excluded.map((column) => column.name).join(', ')}`,
    ].join('\n'),
  );
} catch (error) {
  console.error(`\nTraining stopped: ${describeError(error)} The model in place before, if any, is unchanged.`);
  process.exitCode = 1;
}
