import type { VersionFiles } from './schema';

/** The first file in which a folder differs from what its version.json says, in words; null where it is the same. */
export function differingFile(expected: VersionFiles, found: VersionFiles): string | null {
  for (const [name, { bytes, sha256 }] of Object.entries(expected)) {
    const file = found[name];
    if (!file) return `${name} is missing`;
    if (file.bytes !== bytes) return `${name} has ${file.bytes} bytes, expected ${bytes}`;
    if (file.sha256 !== sha256) return `${name} is not the file that was saved: its checksum differs`;
  }
  const added = Object.keys(found).find((name) => !(name in expected));
  return added ? `${added} was not part of it` : null;
}
