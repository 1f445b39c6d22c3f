import { isEnglish } from '@/lib/dataset/labelWithin';
import { affixMeaning, currencyInHeader, currencyOf } from './affixes';

/** Letters that are no other with an accent. */
const PLAIN_LETTERS: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae', œ: 'oe' };

/** Written in capitals wherever they occur. */
const ACRONYMS = new Set(['id', 'mrr', 'arr', 'arpu', 'clv', 'cltv', 'ltv', 'gb', 'mb', 'tv', 'sms', 'usd', 'eur', 'gbp', 'nps', 'csat', 'vip', 'url', 'ip', 'crm', 'kpi', 'msisdn', 'iban', 'pin', 'b2b', 'b2c', 'api', 'dsl', 'voip', 'atm', 'zip', 'uk', 'us', 'eu']);

/**
 * The words of a header, in lower case and without accents: at case changes, at digits' ends and at anything that is no letter or digit.
 *
 * @example headerWords('StreamingTV_2') // ['streaming', 'tv', '2']
 */
export function headerWords(name: string): string[] {
  return splitWords(name).map((word) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[ßłøđıæœ]/g, (letter) => PLAIN_LETTERS[letter]!));
}

function splitWords(name: string): string[] {
  return name
    .slice(0, 200)
    // One word in spite of its capital.
    .replace(/(?<![\p{L}\p{N}])kWh?(?![\p{L}\p{N}])/gu, (unit) => unit.toLowerCase())
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}%€$£]+/u)
    .filter((word) => word !== '');
}

/**
 * What people read for a header: its words in sentence case, known acronyms in capitals, and in brackets the currency or the unit that it
 * ends with. Words that may be another language keep their capitals, as German nouns must.
 *
 * @example headerLabel('avg_utilization_ratio') // 'Avg utilization ratio'
 * @example headerLabel('avg_gift_gbp') // 'Avg gift (GBP)'
 * @example headerLabel('Monatlicher_Beitrag') // 'Monatlicher Beitrag'
 */
export function headerLabel(name: string): string {
  const words = splitWords(name);
  if (words.length === 0) return name.trim() || 'Unnamed column';
  const shouts = words.every((word) => word === word.toUpperCase());
  const isProse = shouts || isEnglish(words.join(' '));
  const unit = words.length > 1 ? unitSign(words.at(-1)!) : null;
  const written = (unit === null ? words : words.slice(0, -1)).map((word) => {
    if (ACRONYMS.has(word.toLowerCase())) return word.toUpperCase();
    // Capitals within a name that is not all capitals are meant: "StreamingHD".
    const isMeant = !shouts && ((word.length > 1 && word.length <= 4 && word === word.toUpperCase()) || (!isProse && CAPITALISED.test(word)));
    return isMeant ? word : word.toLowerCase();
  });
  written[0] = written[0]!.charAt(0).toUpperCase() + written[0]!.slice(1);
  return written.join(' ') + (unit === null ? '' : ` (${unit})`);
}

const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]+$/u;

/** "gbp" → "GBP", "kwh" → "kWh"; null for what is no currency code and no sign of a unit. */
function unitSign(word: string): string | null {
  const code = currencyInHeader(word.toLowerCase(), false);
  if (code !== null && code === word.toUpperCase()) return code;
  const unit = affixMeaning(word);
  return unit !== null && unit.toLowerCase() === word.toLowerCase() && /^%$|\p{Lu}|²|³/u.test(unit) && currencyOf(unit) === null ? unit : null;
}

/** How well a header fits a list of phrases: 3 it is one, 2 it is one beside words that add nothing, 1 it contains one, 0 none. */
export function nameStrength(words: readonly string[], phrases: readonly string[]): 0 | 1 | 2 | 3 {
  const squashed = words.join('');
  const bare = words.filter((word) => !FILLER.has(word)).join('');
  let best: 0 | 1 | 2 | 3 = 0;
  for (const phrase of prepared(phrases)) {
    if (squashed === phrase.squashed) return 3;
    if (bare === phrase.squashed) best = 2;
    else if (best === 0 && containsPhrase(words, phrase)) best = 1;
  }
  return best;
}

interface Phrase { parts: readonly string[]; squashed: string }
const known = new WeakMap<readonly string[], Phrase[]>();

/** A list of the vocabulary is asked of every column: it is taken apart once. */
function prepared(phrases: readonly string[]): Phrase[] {
  let list = known.get(phrases);
  if (!list) known.set(phrases, (list = phrases.map((phrase) => ({ parts: phrase.split(' '), squashed: phrase.replaceAll(' ', '') }))));
  return list;
}

const FILLER = new Set(['the', 'a', 'of', 'in', 'is', 'has', 'customer', 'customers', 'client', 'user', 'member', 'subscriber', 'donor', 'supporter', 'guest', 'policyholder', 'patient', 'kunde', 'kunden', 'cliente', 'clientes', 'klient', 'klienta', 'klant', 'mitglied', 'de', 'del', 'di', 'da', 'do', 'des', 'du', 'la', 'le', 'el', 'flag', 'indicator', 'ind', 'yn', 'value', 'label', 'amount', 'amt', 'usd', 'eur', 'gbp', 'chf', 'inr', 'num', 'number', 'nr', 'no', 'current', 'by', 'with', '$', '€', '£', 'status', 'my', 'company']);

/** Whether the phrase's words stand in the header one after the other; a phrase of at least 6 letters may also stand within its run-together words. */
function containsPhrase(words: readonly string[], { parts, squashed }: Phrase): boolean {
  const at = (from: number) => parts.every((part, i) => words[from + i] === part);
  for (let from = 0; from + parts.length <= words.length; from++) if (at(from)) return true;
  return squashed.length >= 6 && words.some((word) => word.length > squashed.length && word.includes(squashed));
}

/** A column that is called by its place, for the file gives it no name, or one without a letter: "#". */
export const isUnnamed = (name: string): boolean => /^column \d+$/.test(name) || !/[\p{L}\p{N}]/u.test(name);

/** Whether any of the words is in the header. */
export const hasWord = (words: readonly string[], wanted: ReadonlySet<string>): boolean => words.some((word) => wanted.has(word));

/** "LapseReason", "Kündigungsgrund", "motivo_baja": why something happened, which is written down afterwards; why somebody joined or called is not. */
export function isReason(words: readonly string[]): boolean {
  return words.some((word) => /^(reasons?|motivos?|motifs?|powod|reden|duvod|orsak|причина|(kundigungs|austritts|storno|abgangs)?gr(u|ue)nde?)$/.test(word)) && !hasWord(words, OF_BEFORE);
}

const OF_BEFORE = new Set(['signup', 'sign', 'join', 'joining', 'joined', 'contact', 'call', 'calls', 'visit', 'purchase', 'complaint', 'ticket', 'loan', 'usage', 'beitritts', 'anruf', 'alta', 'compra', 'achat']);

/** "is_active_member": how much somebody does, which is not whether they are still there. */
export function saysActive(words: readonly string[]): boolean {
  return hasWord(words, ACTIVE) && hasWord(words, DOERS);
}

const ACTIVE = new Set(['active', 'aktiv', 'activo', 'actif']);
const DOERS = new Set(['member', 'user']);
