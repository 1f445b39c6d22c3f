import path from 'node:path';
import { ratioOf, summarise, type Row } from './report';
import { startServer } from './server';

const REPEATS = 5;

/** The built server without any preparation, and npm by this Node where npm started us. */
const SERVER_ALONE = [process.execPath, path.join('.next', 'standalone', 'server.js')] as const;
const npm = process.env.npm_execpath;
const NPM_START = npm ? ([process.execPath, npm, 'start'] as const) : (['npm', 'start'] as const);

/** A second `npm start` (everything is in place: look, then serve until the health check answers) against the built server alone. */
export async function measureSecondStart(): Promise<Row[]> {
  const [ours, alone]: [number[], number[]] = [[], []];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    alone.push(await secondsToStart(SERVER_ALONE));
    ours.push(await secondsToStart(NPM_START));
  }
  return [
    {
      group: 'start',
      measure: 'second npm start, until ready',
      unit: 's',
      value: summarise(ours),
      peer: { name: 'the built server alone, until ready', value: summarise(alone), unit: 's', ratio: ratioOf(ours, alone), ratioAs: 'times' },
    },
  ];
}

async function secondsToStart(command: readonly [string, ...string[]]): Promise<number> {
  const server = await startServer(command);
  await server.stop();
  return server.startMilliseconds / 1000;
}
