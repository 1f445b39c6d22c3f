import { guessCodePage, type CodePage } from './codePage';
import type { Encoding } from './schema';
import type { Ambiguity } from './sniffing';
import { utf16ByNuls } from './utf16ByNuls';

export interface SniffedEncoding { encoding: Encoding; why: string; ambiguous: Ambiguity[] }

/** The encoding that the first bytes of a file give away: a byte order mark, or the NULs of UTF-16. Null where they do not. */
export function markedEncoding(head: Uint8Array): { encoding: Encoding; why: string } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', why: 'It begins with the mark of UTF-8.' };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', why: 'It begins with the mark of UTF-16, little-endian.' };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', why: 'It begins with the mark of UTF-16, big-endian.' };
  const encoding = utf16ByNuls(head);
  return encoding && { encoding, why: `It has no mark, but every other byte of its ASCII letters is 0, as in UTF-16, ${encoding === 'utf-16le' ? 'little' : 'big'}-endian.` };
}

/**
 * The encoding of a file, with the reason. What is neither marked nor UTF-8 is taken for Windows-1252, which holds Latin-1, or for the code
 * page in which alone its letters make words: a guess that is said.
 *
 * @param head its first bytes
 * @param read its beginning, read in a code page
 * @param notUtf8 the first line that is not UTF-8 in the whole file, or null where all are
 */
export function sniffEncoding(head: Uint8Array, read: (codePage: CodePage) => string, notUtf8: number | null): SniffedEncoding {
  const marked = markedEncoding(head);
  if (marked && (marked.encoding !== 'utf-8' || notUtf8 === null)) return { ...marked, ambiguous: [] };
  if (notUtf8 === null) return { encoding: 'utf-8', why: 'All of its bytes are UTF-8.', ambiguous: [] };
  const broken = marked ? 'begins with the mark of UTF-8, but ' : '';
  const guess = guessCodePage(read);
  const name = guess.encoding === 'windows-1252' ? 'Windows-1252 (Latin-1)' : guess.encoding.replace('w', 'W');
  const why = `It ${broken}is not UTF-8, first in line ${notUtf8}, and so was taken for ${name}${guess.why ? `: ${guess.why}` : ''}.`;
  return { encoding: guess.encoding, why, ambiguous: [{ about: 'encoding', why: `${why} Look at letters with accents and at signs such as €: if they are wrong, choose another encoding, or save the file as "CSV UTF-8".` }] };
}
