/** A process that takes a lock again and again: `lock.fixture.ts NAME TIMES`. In each turn it adds one to a counter, slowly enough to lose counts without the lock. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataHome } from './dataHome';
import { withLock } from './lock';

const [name = '', times = '0'] = process.argv.slice(2);
const file = path.join(dataHome(), 'count');

for (let turn = 0; turn < Number(times); turn++) {
  await withLock(name, async () => {
    const count = Number(await readFile(file, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 2));
    await writeFile(file, String(count + 1));
  }, { wait: 60_000 });
}
