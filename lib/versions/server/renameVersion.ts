import 'server-only';
import { VersionError, versionNameSchema } from '@/lib/versions/schema';
import { readNames, writeNames } from './names';
import { readVersion } from './readVersion';
import { underVersionsLock } from './versionsLock';

/**
 * Gives a version another name.
 *
 * @param name one line of at most 80 characters
 * @throws VersionError invalid-name, no-version, damaged, names-damaged; StorageError not-writable, busy
 */
export async function renameVersion(id: string, name: string): Promise<void> {
  const parsed = versionNameSchema.safeParse(name);
  if (!parsed.success) throw new VersionError('invalid-name', `The name has ${name.trim().length} characters: expected one line of 1 to 80.`, 'Choose another name.');
  await underVersionsLock(async () => {
    await readVersion(id);
    await writeNames({ ...(await readNames()), [id]: parsed.data });
  });
}
