import 'server-only';
import type { Encoding } from '@/lib/dataset/reading/schema';

/** Windows-1252 from 0x80 to 0x9f, where it differs from Latin-1; what it leaves open stays a control character. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Decodes a file that arrives in pieces; to be called once more without a piece at its end. A byte order mark of the encoding is left out.
 *
 * @param fatal whether bytes that are no letters throw ERR_ENCODING_INVALID_ENCODED_DATA; otherwise each becomes U+FFFD
 */
export function decoding(encoding: Encoding, fatal: boolean): (piece?: Uint8Array) => string {
  if (encoding === 'windows-1252') {
    // By hand: several versions of Node take Latin-1 for it, and lose the euro sign.
    return (piece = new Uint8Array()) => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1').replace(/[\x80-\x9f]/g, (letter) => HIGH[letter.charCodeAt(0) - 0x80]!);
  }
  const decoder = new TextDecoder(encoding, { fatal });
  return (piece) => (piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
}
