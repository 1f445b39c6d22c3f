import 'server-only';
import { parentPort, workerData } from 'node:worker_threads';
import { blockScorer, type BlockTask } from '@/lib/workspace/scoring/blockScorer';
import type { BlockAnswer } from './scoreThreads';

// One thread of `startScoreThreads`: blocks of text in, in the order of their arrival what they came to.
const score = blockScorer(workerData as BlockTask);
parentPort!.on('message', (block: string) => {
  const scored = score(block);
  const answer: BlockAnswer = scored && { ...scored, csv: new TextEncoder().encode(scored.csv) };
  parentPort!.postMessage(answer, answer ? [answer.csv.buffer as ArrayBuffer] : []);
});
