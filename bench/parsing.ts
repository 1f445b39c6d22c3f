import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { DATASET_FILES, readDataset } from '@/lib/dataset/server/readDataset';
import type { BenchDataset } from './datasets';
import { ratioOf, summarise, type Row } from './report';
import { inTurns } from './timing';

const ROUNDS = 9;

/**
 * readDataset (streamed, hashed, checked cell by cell, into typed columns) against csv-parse alone on the same file. The peer is
 * csv-parse's synchronous parser on the whole text into arrays, its fastest form: nothing is in it but reading and splitting.
 */
export async function measureParsing({ name, folder }: BenchDataset): Promise<Row[]> {
  const file = path.join(folder, DATASET_FILES.customers);
  const times = await inTurns(ROUNDS, {
    ours: () => readDataset(folder),
    peer: () => parse(readFileSync(file, 'utf8')) as string[][],
  });
  return [
    {
      group: name,
      measure: 'parse customers.csv',
      unit: 'ms',
      value: summarise(times.ours),
      peer: { name: 'csv-parse alone, whole file into arrays', value: summarise(times.peer), unit: 'ms', ratio: ratioOf(times.ours, times.peer), ratioAs: 'times' },
    },
  ];
}
