/**
 * `npm run kill-test`: is anything lost when a process that makes, chooses or deletes versions is killed at a random moment?
 *
 *   npm run kill-test                                         100 kills of a writer that does nothing else
 *   npm run kill-test -- --kills 20 --command 'COMMAND {n}'   of a command that ends with a new version in use; {n} is the number of the run
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FRESH, type Known } from './killTest/journal';
import { killCommand, killWriter, type Round } from './killTest/rounds';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, command: { type: 'string' } } });
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 1) throw new Error(`--kills is "${values.kills}": expected a whole number from 1 on.`);

const home = await mkdtemp(path.join(tmpdir(), 'holdfast-kill-'));
process.env.HOLDFAST_HOME = home;
const rounds: Round[] = [];
try {
  const start = values.command ? await commandRounds(values.command) : { known: FRESH, next: killWriter };
  let { known } = start;
  for (let kill = 1; kill <= kills; kill++) {
    const round = await start.next(known);
    rounds.push(round);
    known = round.known;
    for (const problem of round.broken) console.error(`Kill ${kill}, during ${round.during}: ${problem}`);
  }
} finally {
  const broken = rounds.filter((round) => round.broken.length > 0).length;
  console.log(`Killed during: ${tally(rounds.map(({ during }) => during))}; orphans removed: ${rounds.reduce((sum, { orphans }) => sum + orphans, 0)}`);
  console.log(`${rounds.length} kills: ${broken} broken`);
  process.exitCode = broken > 0 || rounds.length < kills ? 1 : 0;
  if (broken > 0) console.log(`The data home is kept: ${home}`);
  else await rm(home, { recursive: true, force: true });
}

/** Lets the command end once, to know how long it takes. */
async function commandRounds(command: string): Promise<{ known: Known; next: (known: Known) => Promise<Round> }> {
  let run = 0;
  const numbered = () => command.replaceAll('{n}', String(run++));
  const first = await killCommand(FRESH, numbered(), Infinity);
  if (first.broken.length > 0) throw new Error(`The command fails without being killed: ${first.broken.join('; ')}`);
  console.log(`Not killed, the command takes ${(first.took / 1000).toFixed(1)} s.`);
  return { known: first.known, next: (known) => killCommand(known, numbered(), 1.05 * first.took) };
}

/** What happened how often, the most frequent first. */
function tally(names: string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`).join(', ');
}
