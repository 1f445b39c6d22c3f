import 'server-only';
import { BUNDLED, VersionError, type Pointer, type VersionChoice } from '@/lib/versions/schema';
import { currentPointer, writePointer } from './pointer';
import { verifyVersion } from './readVersion';
import { underVersionsLock } from './versionsLock';

/**
 * Chooses what is served from now on, here and in every other process on this data home. Its files are verified first; the version
 * that was in use before is remembered, to roll back to.
 *
 * @param expected what the caller saw in use; where it no longer is, nothing is done
 * @returns the pointer as it then is
 * @throws VersionError no-version, damaged, changed-since; StorageError not-writable, busy
 */
export function chooseVersion(choice: VersionChoice, { expected }: { expected?: VersionChoice | undefined } = {}): Promise<Pointer> {
  return underVersionsLock(() => choose(choice, expected));
}

/**
 * Goes back to what was served before; doing it twice is doing nothing.
 *
 * @throws VersionError nothing-before, and as `chooseVersion`
 */
export function rollBack(): Promise<Pointer> {
  return underVersionsLock(() => choose(previousVersion()));
}

/** What a roll back returns to. @throws VersionError nothing-before, pointer-damaged */
export function previousVersion(): VersionChoice {
  const { previous } = currentPointer();
  if (previous === null) throw new VersionError('nothing-before', 'No other version was in use before this one.', 'Choose one from the list of versions.');
  return previous;
}

async function choose(choice: VersionChoice, expected?: VersionChoice): Promise<Pointer> {
  const before = pointerIfReadable();
  if (expected !== undefined && before?.version !== expected) {
    throw new VersionError('changed-since', `Somebody else chose ${before?.version ?? 'another version'} meanwhile, where ${expected} was in use.`, 'Look at the list of versions and choose again.');
  }
  if (choice !== BUNDLED) await verifyVersion(choice);
  if (choice === before?.version) return before;
  const pointer = { version: choice, previous: before?.version ?? null };
  await writePointer(pointer);
  return pointer;
}

/** A damaged pointer, null here, is mended by choosing again. It names nothing, so there is nothing to return to. */
function pointerIfReadable(): Pointer | null {
  try {
    return currentPointer();
  } catch (error) {
    if (error instanceof VersionError) return null;
    throw error;
  }
}
