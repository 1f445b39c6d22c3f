/** A process that makes, chooses and renames as many versions as it is told: `writer.fixture.ts TIMES`. Prints their ids. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseVersion } from './chooseVersion';
import { commitVersion } from './commitVersion';
import { renameVersion } from './renameVersion';
import { stageVersion } from './stageVersion';

for (let turn = 0; turn < Number(process.argv[2]); turn++) {
  const staged = await stageVersion();
  for (const name of ['customers.csv', 'dictionary.json', 'assumptions.json']) await writeFile(path.join(staged.folder, name), `${name} ${process.pid} ${turn}`);
  const { id } = await commitVersion(staged, { name: 'Made', rows: 1, churned: 0, refusedRows: 0, rocAuc: null, sourceName: 'made.csv' });
  await chooseVersion(id);
  await renameVersion(id, `Renamed ${id}`);
  console.log(id);
}
