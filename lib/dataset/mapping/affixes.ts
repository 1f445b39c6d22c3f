/** What a file may write beside a number, and what each means: two spellings of one meaning may share a column, two meanings may not. */
import { mayTouch } from '@/lib/dataset/reading/numberReader';

/** Currency signs and codes → ISO 4217. "$" is the US dollar unless a header says otherwise; a code stands for itself. */
const CURRENCIES: Record<string, string> = {
  $: 'USD', us$: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', rs: 'INR', 'rs.': 'INR', r$: 'BRL', '₽': 'RUB', '₩': 'KRW', '₺': 'TRY', 'zł': 'PLN', 'kč': 'CZK', fr: 'CHF', 'fr.': 'CHF', 'a$': 'AUD', 'c$': 'CAD', '₪': 'ILS', '฿': 'THB', '₫': 'VND', '₦': 'NGN', '₴': 'UAH', 'руб': 'RUB', 'руб.': 'RUB', lei: 'RON', ft: 'HUF', kr: 'SEK', 'kr.': 'SEK', euro: 'EUR', euros: 'EUR',
};
export const CURRENCY_CODES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'INR', 'BRL', 'CAD', 'AUD', 'NZD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'MXN', 'ZAR', 'SGD', 'HKD', 'AED', 'SAR', 'TRY', 'CNY', 'KRW', 'ILS', 'NGN', 'KES', 'ARS', 'CLP', 'COP', 'PEN', 'MYR', 'THB', 'IDR', 'PHP', 'VND', 'RON', 'BGN', 'UAH', 'RUB', 'EGP', 'PKR', 'BDT'] as const;
for (const code of CURRENCY_CODES) CURRENCIES[code.toLowerCase()] = code;

/** What people write in a header for a currency, in lower case and without accents, besides signs and codes. */
const CURRENCY_NAMES: Record<string, string> = { euro: 'EUR', euros: 'EUR', dollar: 'USD', dollars: 'USD', pound: 'GBP', pounds: 'GBP', pfund: 'GBP', libras: 'GBP', franken: 'CHF', yen: 'JPY', rupee: 'INR', rupees: 'INR', zloty: 'PLN', zlotych: 'PLN', 'zł': 'PLN', zl: 'PLN', kc: 'CZK', forint: 'HUF', reais: 'BRL', rand: 'ZAR', lira: 'TRY' };
/** Codes that are words as well: "try_count", "pen colour". */
const WORDS_TOO = new Set(['try', 'pen', 'cop', 'sar', 'ars', 'ron', 'rub', 'sek']);

/** Unit words → what they measure. */
const UNITS: Record<string, string> = { '%': '%', pct: '%', percent: '%', prozent: '%' };
const SPELLINGS: Record<string, readonly string[]> = {
  day: ['dni', 'giorni', 'dagen', 'дней', 'day', 'days', 'd', 'tag', 'tage', 'día', 'días', 'dia', 'dias', 'jour', 'jours'],
  week: ['week', 'weeks', 'wk', 'wks', 'woche', 'wochen', 'semana', 'semanas', 'semaine', 'semaines'],
  month: ['month', 'months', 'mo', 'mos', 'mo.', 'mth', 'mths', 'monat', 'monate', 'mes', 'meses', 'mois', 'mesi', 'mese', 'maand', 'maanden', 'mies', 'mies.', 'miesiąc', 'miesiące', 'miesięcy', 'miesiecy', 'miesiace', 'mån', 'mån.', 'månader', 'måneder', 'мес', 'мес.', 'месяцев', 'месяц'],
  quarter: ['quarter', 'quarters', 'quartal', 'quartale', 'trimestre', 'trimestres'],
  year: ['year', 'years', 'yr', 'yrs', 'y', 'jahr', 'jahre', 'año', 'años', 'ano', 'anos', 'an', 'ans', 'année', 'années', 'annees', 'anni', 'jaar', 'jaren', 'lat', 'lata', 'rok', 'år', 'лет', 'года'],
  hours: ['hour', 'hours', 'h', 'hr', 'hrs', 'stunden'],
  minutes: ['min', 'mins', 'minute', 'minutes', 'minuten'],
  seconds: ['s', 'sec', 'secs', 'second', 'seconds'],
  KB: ['kb'], MB: ['mb'], GB: ['gb'], TB: ['tb'], km: ['km'], kg: ['kg'], kWh: ['kwh'], MWh: ['mwh'], 'm³': ['m³', 'm3'], 'm²': ['m²', 'm2', 'sqm'], Mbps: ['mbps', 'mbit/s'],
  points: ['pts', 'points', 'pt'], calls: ['calls'], times: ['x', 'times'],
};
for (const [unit, words] of Object.entries(SPELLINGS)) for (const word of words) UNITS[word] = unit;

const PER_PERIOD = /\s*(?:\/|per\s|pro\s)\s*(day|week|wk|month|mo|monat|mes|mois|quarter|year|yr|jahr)\.?$/i;

/**
 * What a mark beside a number means: a currency code, a unit, or a currency by a period ("EUR/month"); null where it is none that we know.
 *
 * An unknown word is no affix, so that plan names such as "L1" never turn into numbers.
 *
 * @example affixMeaning('€') // 'EUR'
 * @example affixMeaning('$/mo') // 'USD/month'
 */
export function affixMeaning(affix: string): string | null {
  const text = affix.trim().toLowerCase();
  const simple = lookUp(CURRENCIES, text) ?? lookUp(UNITS, text);
  if (simple) return simple;
  const per = PER_PERIOD.exec(text);
  if (!per) return null;
  const before = text.slice(0, per.index).trim();
  const currency = before === '' ? '' : lookUp(CURRENCIES, before);
  return currency === undefined ? null : `${currency}/${lookUp(UNITS, per[1]!.toLowerCase())}`;
}

/**
 * Whether a text beside a number is set aside, so that the number alone counts. Before a number stands money alone, and letters that touch
 * its digits only as a currency code: "D12", "A3" and "Q4" are names of groups. Behind it stands a unit too; a capital that touches the
 * digits is none ("2X", "5D").
 *
 * @param touches whether nothing stands between it and the digits
 */
export function isAffix(text: string, place: 'before' | 'behind', touches: boolean): boolean {
  const meaning = affixMeaning(text);
  if (meaning === null) return false;
  if (place === 'behind') return !(touches && /^\p{Lu}$/u.test(text.trim()));
  return (currencyOf(meaning) !== null || meaning === '%') && (!touches || mayTouch(text.trim()));
}

/** The currency that a meaning names, or null. */
export function currencyOf(meaning: string): string | null {
  const [code] = meaning.split('/');
  return (CURRENCY_CODES as readonly string[]).includes(code!) || Object.values(CURRENCIES).includes(code!) ? code! : null;
}

/**
 * The currency that a word of a header names, or null.
 *
 * @param word as headerWords gives it
 * @param isMoney whether the header says besides that it is about money
 */
export function currencyInHeader(word: string, isMoney: boolean): string | null {
  const named = lookUp(CURRENCY_NAMES, word) ?? (/^[€$£]$/.test(word) ? CURRENCIES[word] : undefined) ?? CURRENCY_CODES.find((code) => code.toLowerCase() === word && (isMoney || !WORDS_TOO.has(word)));
  return named ?? null;
}

/** A value may be called "constructor", which every object has. */
function lookUp(words: Record<string, string>, word: string): string | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
