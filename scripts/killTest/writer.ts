/** The program that scripts/killTest.ts kills: makes, chooses and deletes versions without end, and says each step before and after it. */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseVersion } from '@/lib/versions/server/chooseVersion';
import { commitVersion } from '@/lib/versions/server/commitVersion';
import { deleteVersion } from '@/lib/versions/server/deleteVersion';
import { listVersions } from '@/lib/versions/server/listVersions';
import { stageVersion, type StagedVersion } from '@/lib/versions/server/stageVersion';

/** Files of about the sizes of a real version, of other bytes each time. */
const FILES = { 'customers.csv': 800_000, 'dictionary.json': 8000, 'assumptions.json': 1000, 'model/forest.bin': 700_000, 'model/held-out.bin': 120_000, 'model/drivers.json': 150_000, 'model/card.json': 20_000 };
const KEPT = 3;

/** Straight to the pipe: what was said must have been said when the kill comes. */
const say = (line: string) => writeSync(1, `${line}\n`);

async function told(verb: string, id: string, step: () => Promise<unknown>): Promise<void> {
  say(`do ${verb} ${id}`);
  await step();
  say(`did ${verb} ${id}`);
}

async function fill({ folder }: StagedVersion): Promise<void> {
  await mkdir(path.join(folder, 'model'));
  for (const [name, bytes] of Object.entries(FILES)) await writeFile(path.join(folder, name), randomBytes(bytes));
}

async function cycle(): Promise<void> {
  say('do stage -');
  const staged = await stageVersion();
  await fill(staged);
  await told('commit', staged.id, () => commitVersion(staged, { name: 'Kill test', rows: 1, churned: 0, refusedRows: 0, rocAuc: null, sourceName: 'random' }));
  await told('choose', staged.id, () => chooseVersion(staged.id));
  const others = (await listVersions()).versions.filter((entry) => entry.kind === 'version' && !entry.isCurrent).map(({ id }) => id);
  if (others[0]) await told('choose', others[0], () => chooseVersion(others[0]!));
  for (const id of others.slice(KEPT)) await told('delete', id, () => deleteVersion(id));
}

for (;;) await cycle();
