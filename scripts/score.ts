/** Scores a file with the dataset at hand. Started by scripts/score.mjs, which has read and checked what was asked for. */
import { strayQuoteNote } from '@/lib/dataset/reading/strayQuote';
import { describeError } from '@/lib/errors';
import { formatCount, formatRate } from '@/lib/format';
import { scoreFile, type ScoreFileRequest } from '@/lib/workspace/server/scoreFile';
import { loadForWork } from '@/lib/workspace/server/loadWorkspace';
import { servedNow } from '@/lib/workspace/server/served';

const request = JSON.parse(process.argv[2]!) as ScoreFileRequest;

function progress(share: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[KScoring … ${Math.round(share * 100)}%`);
}

try {
  const workspace = await loadForWork(servedNow());
  const start = performance.now();
  const { scored, refused, noted, advised, bands, strayQuote } = await scoreFile(workspace, { ...request, onProgress: progress });
  const seconds = (performance.now() - start) / 1000;
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  console.log(`${formatCount(scored)} customers scored in ${seconds.toFixed(1)} s (${formatCount((scored + refused) / seconds)} rows a second), ${formatCount(advised)} of them with reasons and offers`);
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
