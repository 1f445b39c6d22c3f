/**
 * Which UTF-16 bytes without a mark are in, by where their NULs stand: half of each ASCII letter is one, and a table in any language has
 * delimiters, digits and line ends. Null where the NULs do not say so, e.g. because there are none.
 */
export function utf16ByNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const nuls: [number, number] = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) nuls[i % 2 === 0 ? 0 : 1]++;
  const [even, odd] = nuls;
  // A tenth of the letters in ASCII, against a stray NUL on the other side.
  if (Math.max(even, odd) * 20 < bytes.length || bytes.length < 2) return null;
  if (odd >= 3 * even) return 'utf-16le';
  return even >= 3 * odd ? 'utf-16be' : null;
}
