/** Shows and changes which version is served. Started by scripts/versions.mjs and scripts/use.mjs. */
import { parseArgs } from 'node:util';
import { describeError, HoldfastError } from '@/lib/errors';
import { BUNDLED, type ListedVersion } from '@/lib/versions/schema';
import { chooseVersion, rollBack } from '@/lib/versions/server/chooseVersion';
import { deleteVersion } from '@/lib/versions/server/deleteVersion';
import { listVersions } from '@/lib/versions/server/listVersions';
import { renameVersion } from '@/lib/versions/server/renameVersion';
import { versionsTable } from './versionsTable';

const USAGE = `Usage: npm run versions                     the list; --json for programs
       npm run versions -- use ID          ID as listed, or ${BUNDLED}
       npm run versions -- rollback        what was served before
       npm run versions -- rename ID "New name"
       npm run versions -- delete ID`;

/** Each with the number of its arguments, and what is printed when it is done. */
const COMMANDS: Record<string, { takes: number; run: (id: string, name: string) => Promise<string> }> = {
  list: { takes: 0, run: async () => '' },
  use: { takes: 1, run: async (id) => `${titleOf((await chooseVersion(id)).version)} is chosen.` },
  rollback: { takes: 0, run: async () => `${titleOf((await rollBack()).version)} is chosen again.` },
  rename: { takes: 2, run: (id, name) => renameVersion(id, name).then(() => `Version ${id} is now called ${name.trim()}.`) },
  delete: { takes: 1, run: (id) => deleteVersion(id).then(() => `Version ${id} is deleted.`) },
};

const titleOf = (id: string) => (id === BUNDLED ? 'The bundled dataset' : `Version ${id}`);

try {
  const { values: { json = false }, positionals: [name = 'list', ...rest] } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || rest.length !== command.takes) fail(USAGE);
  else await answer(await command.run(rest[0] ?? '', rest[1] ?? ''), json);
} catch (error) {
  if (error instanceof HoldfastError) fail(describeError(error));
  else if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) fail(`${(error as Error).message}\n${USAGE}`);
  else throw error;
}

async function answer(done: string, json: boolean): Promise<void> {
  const { versions, problem } = await listVersions();
  if (json) return console.log(JSON.stringify({ versions: versions.map(forPrograms), problem }, null, 2));
  console.log(done || versionsTable(versions));
  if (problem) console.error(problem);
}

/** Without the checksum of each file. */
function forPrograms(entry: ListedVersion): object {
  if (entry.kind !== 'version') return entry;
  const { files: _files, formatVersion: _formatVersion, ...figures } = entry.version;
  const { kind, isCurrent, isPrevious } = entry;
  return { kind, isCurrent, isPrevious, ...figures };
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
