import type { Encoding } from './schema';

/** Encodings of one byte a letter that a file which is not Unicode may be in, the commonest first. */
export const CODE_PAGES = ['windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'macintosh'] as const satisfies readonly Encoding[];
export type CodePage = (typeof CODE_PAGES)[number];

/** Those whose letters tell them from the first: of Turkish and of old Macintosh only a reader can. */
const TELLING = ['windows-1250', 'windows-1251', 'windows-1253'] as const;
/** With more faulty words than this a code page is most likely the wrong one. */
const TOO_MANY = 0.1;

/** Words, and pieces of them: everything but ASCII that is no letter. */
const WORDS = /(?:[A-Za-z]|[^\p{ASCII}\s])+/gu;
const isBeyondAscii = (word: string) => /\P{ASCII}/u.test(word);
/** Signs that Polish and Czech letters become in Windows-1252: no language has them within a word, but for "m³". */
const SIGN_IN_WORD = /\p{L}[¿¡³¹¼¾¥¶£¯¬±×÷]\p{L}|\p{L}{2}[³¹¼¾¥¶£¯±]|(?![mM])\p{L}[³¹¼¾]|[£³¹¼¾¥¶¯]\p{L}{2}|[\x80-\x9f]/u;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
/** A capital between small letters; a Greek final sigma that is not final; four letters with accents in a row, as no Latin script has them. */
const OUT_OF_PLACE = [/\p{Ll}(?![A-Z])\p{Lu}\p{Ll}/u, /ς\p{Ll}/u, /(?:(?![A-Za-z])\p{Script=Latin}){4}/u];
/** Letters that no language of Windows-1252 has together: Czech ř beside ě, ů or ň, and Hungarian ő beside ű, read in it. */
const TOGETHER = [[/ø/i, /[ìùò]/i], [/õ/i, /û/i]] as const;

/**
 * The share of the words with letters beyond ASCII that are none in any language, as they look in a wrong code page: a sign inside
 * ("Zu¿ycie"), two scripts in one ("Kцln"), letters out of place. 1 where bytes are no letters at all; 0 without such words.
 */
export function faultyWords(text: string): number {
  if (text.includes('\ufffd') || TOGETHER.some((pair) => pair.every((letters) => letters.test(text)))) return 1;
  const words = (text.match(WORDS) ?? []).filter(isBeyondAscii);
  const faulty = words.filter((word) => SIGN_IN_WORD.test(word) || OUT_OF_PLACE.some((pattern) => pattern.test(word)) || SCRIPTS.filter((script) => script.test(word)).length > 1);
  return words.length === 0 ? 0 : faulty.length / words.length;
}

/** Words with letters beyond ASCII, a few that differ, for a reader to see whether they are right. */
export function tellingWords(text: string, most = 4): string {
  return [...new Set((text.match(WORDS) ?? []).filter(isBeyondAscii).map((word) => word.slice(0, 20)))].slice(0, most).join(', ');
}

/**
 * The code page in which the letters of a text make words: Windows-1252, unless they make none there and do in another.
 *
 * @param read the same bytes, read in a code page
 * @returns `why` the letters speak for it; null where only custom does
 */
export function guessCodePage(read: (codePage: CodePage) => string): { encoding: CodePage; why: string | null } {
  const customary = faultyWords(read('windows-1252'));
  const found = TELLING.map((encoding) => ({ encoding, share: faultyWords(read(encoding)) })).sort((a, b) => a.share - b.share)[0]!;
  if (customary <= TOO_MANY || found.share > customary / 4) return { encoding: 'windows-1252', why: null };
  return { encoding: found.encoding, why: `its letters make words there (${tellingWords(read(found.encoding))}) and none in Windows-1252 (${tellingWords(read('windows-1252'))})` };
}
