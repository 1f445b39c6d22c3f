import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { BUNDLED } from '@/lib/versions/schema';
import { ownHome } from '@/lib/versions/versions.fixture';
import { listVersions } from './listVersions';
import { currentPointer } from './pointer';
import { verifyVersion } from './readVersion';

const EACH = 15;

async function idsOfWriter(): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'lib/versions/server/writer.fixture.ts', String(EACH)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  expect(await once(child, 'close')).toEqual([0, null]);
  return said.trim().split('\n');
}

it('two processes that write at once take turns, and nothing of either is lost', async () => {
  const home = await ownHome();
  const made = (await Promise.all([idsOfWriter(), idsOfWriter()])).flat();
  expect(made).toHaveLength(2 * EACH);
  const { versions, problem } = await listVersions();
  expect(problem).toBeNull();
  // Every name is there: each was added to those that the other had written.
  expect(versions.flatMap((entry) => (entry.kind === 'version' ? [entry.version.name] : [])).sort()).toEqual(made.map((id) => `Renamed ${id}`).sort());
  for (const id of made) await verifyVersion(id);
  const { version, previous } = currentPointer();
  expect(made).toContain(version);
  expect([...made, BUNDLED]).toContain(previous);
  expect((await readdir(home)).sort()).toEqual(['current.json', 'version-names.json', 'versions']);
}, 120_000);
