/** Scores a file with the dataset at hand. Started by scripts/score.mjs, which has read and checked what was asked for. */
import { statSync } from 'node:fs';
import { strayQuoteNote } from '@/lib/dataset/reading/strayQuote';
import { describeError } from '@/lib/errors';
import { formatCount, formatRate } from '@/lib/format';
import { advisedByDefault } from '@/lib/workspace/scoring/advisedByDefault';
import type { Advised } from '@/lib/workspace/scoring/customerScorer';
import { scoreFile, type ScoreFileRequest } from '@/lib/workspace/server/scoreFile';
import { loadForWork } from '@/lib/workspace/server/loadWorkspace';
import { servedNow } from '@/lib/workspace/server/served';

/** `advised` is null where nobody said. */
const request = JSON.parse(process.argv[2]!) as Omit<ScoreFileRequest, 'advised'> & { advised: Advised | null };

function progress(share: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[KScoring … ${Math.round(share * 100)}%`);
}

try {
  const workspace = await loadForWork(servedNow());
  const advisedOf = request.advised ?? advisedByDefault(statSync(request.from).size);
  const start = performance.now();
  const { scored, refused, noted, advised, bands, strayQuote } = await scoreFile(workspace, { ...request, advised: advisedOf, onProgress: progress });
  const seconds = (performance.now() - start) / 1000;
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  console.log(`${formatCount(scored)} customers scored in ${seconds.toFixed(1)} s (${formatCount((scored + refused) / seconds)} rows a second), ${formatCount(advised)} of them with reasons and offers`);
  if (request.advised === null && advisedOf === 'risky') console.log('  In a file of this size reasons and offers are for those who are predicted to leave; for everybody: --reasons all');
  for (const [band, rows] of Object.entries(bands)) if (rows > 0) console.log(`  ${band}: ${formatCount(rows)} (${formatRate(rows / scored)})`);
  if (strayQuote !== null) console.log(strayQuoteNote(strayQuote));
  if (noted > 0) console.log(`${formatCount(noted)} have a note: a value that was not known, or beyond what the model has seen`);
  console.log(`Written to ${request.to}`);
  console.log(`${refused === 1 ? '1 row' : `${formatCount(refused)} rows`} refused; they are listed in ${request.refused}`);
  // Work for pages that goes on in the background is of no use here.
  process.exit(0);
} catch (error) {
  console.error(`Nothing was written: ${describeError(error)}`);
  process.exit(1);
}
