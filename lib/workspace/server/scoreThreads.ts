import 'server-only';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { blockScorer, type BlockTask, type ScoredBlock } from '@/lib/workspace/scoring/blockScorer';

/** A scored block, its rows in UTF-8; null for one that is not well-formed. */
export type BlockAnswer = (Omit<ScoredBlock, 'csv'> & { csv: Uint8Array }) | null;

export interface ScoreThreads {
  /** The thread that has least to do takes it. */
  score: (block: string) => Promise<BlockAnswer>;
  stop: () => Promise<void>;
}

/** Beside a bundled program stands the worker's; from the sources it is started as they are. */
const BUNDLED = new URL('./scoreBlocks.worker.mjs', import.meta.url);
const SOURCE = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('./scoreBlocks.worker.ts', import.meta.url).href)}); });`;

/**
 * Threads that score blocks of one file; without any, this thread does it.
 *
 * @throws ScoringError duplicate-column, missing-columns
 */
export function startScoreThreads(task: BlockTask, threads: number): ScoreThreads {
  // Also looks at the header, before threads are started for nothing.
  const score = blockScorer(task);
  if (threads === 0) {
    return {
      score: async (block) => {
        const scored = score(block);
        return scored && { ...scored, csv: new TextEncoder().encode(scored.csv) };
      },
      stop: async () => {},
    };
  }
  const all = Array.from({ length: threads }, () => startThread(task));
  return {
    score: (block) => all.reduce((least, thread) => (thread.waiting.length < least.waiting.length ? thread : least)).score(block),
    stop: async () => void (await Promise.all(all.map(({ worker }) => worker.terminate()))),
  };
}

interface Thread { worker: Worker; waiting: unknown[]; score: (block: string) => Promise<BlockAnswer> }

function startThread(task: BlockTask): Thread {
  const worker = existsSync(BUNDLED) ? new Worker(BUNDLED, { workerData: task }) : new Worker(SOURCE, { eval: true, workerData: task, execArgv: ['--conditions=react-server'] });
  const waiting: { resolve: (answer: BlockAnswer) => void; reject: (reason: unknown) => void }[] = [];
  let failure: unknown = null;
  const fail = (reason: unknown) => {
    failure ??= reason;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: BlockAnswer) => waiting.shift()!.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A thread that scores ended before its work')));
  return {
    worker, waiting,
    score: (block) => new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      waiting.push({ resolve, reject });
      worker.postMessage(block);
    }),
  };
}
