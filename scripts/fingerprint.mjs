// Fingerprints say whether a built thing still belongs to its sources. Content, not dates: a fresh checkout has new dates.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Neither tests nor their fixtures, nor hidden scratch files, end up in what is built. */
const isSource = (name) => !name.startsWith('.') && !/\.(test|fixture)\.\w+$/.test(name);

function filesUnder(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry).filter(isSource).sort().flatMap((name) => filesUnder(path.join(entry, name)));
}

/**
 * Hash of the names and bytes of files and of all sources in folders; what is absent counts as absent.
 *
 * @param {string} root folder that names are relative to, so that the same checkout elsewhere has the same fingerprint
 * @param {string[]} entries files and folders under root
 */
export function fingerprint(root, entries) {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesUnder(path.join(root, entry))) {
      const bytes = readFileSync(file);
      hash.update(`${path.relative(root, file).split(path.sep).join('/')} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The stamp of an earlier build, or {} when there is none that can be read. */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
