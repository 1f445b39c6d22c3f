import { NO_CURRENCY } from '@/lib/dataset/currency';

/** What somebody typed, as a number; or a sentence that begins with it and says what is wrong and what would do. */
export type ReadNumber = { value: number } | { problem: string };

/** Longer than any amount. */
const MOST_CHARACTERS = 40;
/** Plain, breaking or not, thin, and the apostrophe that some group thousands with. */
const SPACES = /[\s\u00a0\u202f\u2009]+/g;
const GROUPED = /^\d{1,3}([ '’]\d{3})+(\.\d+)?$/;

/**
 * A number as people type it: digits, perhaps with thousands apart by commas, spaces or apostrophes, and a decimal point; "1.000,50" and "1.000.000"
 * can mean one thing only as well. What could mean two things is not guessed: "5.000" is five thousand to some and five to others.
 *
 * @param most above this it is a slip of the keyboard
 * @example readNumber('5,000', 1e9) // { value: 5000 }
 * @example readNumber('5.000', 1e9) // { problem: '“5.000” could be 5,000 or 5: write 5000 or 5.' }
 */
export function readNumber(typed: string, most: number): ReadNumber {
  const text = typed.trim().replace(SPACES, ' ');
  const said = `“${text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text}”`;
  if (/^[-−–] ?[\d.,' ’]+$/.test(text)) return { problem: `${said} is negative: write 0 or more.` };
  const value = valueOf(text);
  if (value === null) return { problem: `${said} is not a number: write digits such as 5000 or 5000.50.` };
  if (typeof value !== 'number') {
    const [large, small] = value;
    return { problem: `${said} could be ${large.toLocaleString('en-GB')} or ${small.toLocaleString('en-GB')}: write ${large} or ${small}.` };
  }
  return value <= most ? { value } : { problem: `${said} is too much: write at most ${most.toLocaleString('en-GB')}.` };
}

/**
 * An amount of money as people type it: a number, perhaps with the sign or the code of its own currency before or after it.
 *
 * @param currency ISO code
 * @example readMoney('€5,000', 'EUR', 1e9) // { value: 5000 }
 */
export function readMoney(typed: string, currency: string, most: number): ReadNumber {
  const names = [currency, ...(['narrowSymbol', 'symbol'] as const).map((display) => signOf(currency, display))].sort((a, b) => b.length - a.length);
  let text = typed.trim();
  const name = names.find((candidate) => text.toUpperCase().startsWith(candidate.toUpperCase()) || text.toUpperCase().endsWith(candidate.toUpperCase()));
  if (name !== undefined) text = (text.toUpperCase().startsWith(name.toUpperCase()) ? text.slice(name.length) : text.slice(0, -name.length)).trim();
  // "−€5": the sign stands before the currency's.
  const [minus] = /^[-−–](?=\s*\p{Sc})/u.exec(text) ?? [];
  if (minus) text = `-${text.replace(/^[-−–]\s*\p{Sc}\s*/u, '')}`;
  const other = /^\p{Sc}|\p{Sc}$|^[A-Za-z]{3}(?=[\s\d])|(?<=[\s\d])[A-Za-z]{3}$/u.exec(text);
  if (other && /\d/.test(text)) return { problem: `“${typed.trim().slice(0, MOST_CHARACTERS)}” is in another currency: write ${currency === NO_CURRENCY ? 'the number alone' : `an amount in ${currency}`}.` };
  return readNumber(text, most);
}

/** The number; both readings, the larger first, where there are two; null where there is none. */
function valueOf(text: string): number | [number, number] | null {
  if (/^\d+(\.\d*)?$|^\.\d+$/.test(text)) {
    // One point before exactly three digits parts thousands for half the world. Nobody writes 0.500 or 5000.250 for thousands.
    return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? [Number(text.replace('.', '')), Number(text)] : Number(text);
  }
  if (GROUPED.test(text)) return Number(text.replaceAll(/[ '’]/g, ''));
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$|^\d{1,3}(\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d+,\d+$/.test(text)) return [Number(text.replace(',', '')), Number(text.replace(',', '.'))];
  return null;
}

function signOf(currency: string, currencyDisplay: 'narrowSymbol' | 'symbol'): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay }).formatToParts(0).find(({ type }) => type === 'currency')!.value;
}
