import { SCALES } from './vocabulary';

export type Counted = readonly (readonly [value: string, cells: number])[];

export interface CategoryPlan {
  /** In their natural order. */
  categories: string[];
  /** Another way of writing → the category. */
  spellings: Record<string, string>;
  /** The name for all that is not listed, or null where everything is. */
  others: string | null;
  /** Different values that are not listed. */
  grouped: number;
  /** Share of the cells with a value that a listed category has. */
  covered: number;
}

/** More different values than this are grouped: those that many customers have stay, the rest count as one. */
export const UNGROUPED = 30;
/** A value stays with this many cells, and this share of them: a tree's leaf has no fewer customers. */
const MIN_CELLS = 20;
const MIN_SHARE = 0.005;
const OTHER_NAMES = ['Other', 'Others', 'All others', 'Any other value', 'Not listed'];

/**
 * Which categories a column gets from its values.
 *
 * Values that differ in case and spaces alone are one, written as most cells write it. With more than 30 of them, those with at least
 * 20 cells and 0.5% of all stay, at most 30, and the rest count as one more.
 *
 * @param values value and cells, most frequent first, none missing
 * @param total cells with a value, of which `values` may list only the most frequent
 * @param others a name for the group of the rest that a person chose; null where nothing may be grouped
 */
export function planCategories(values: Counted, total: number, others?: string | null): CategoryPlan {
  const merged = mergeSpellings(values);
  const mustGroup = merged.length > UNGROUPED && others !== null;
  const kept = mustGroup ? merged.slice(0, UNGROUPED).filter(({ cells }) => cells >= MIN_CELLS && cells >= MIN_SHARE * total) : merged.slice(0, 10_000);
  const names = new Set(kept.map(({ value }) => value));
  const other = others ?? (mustGroup ? (OTHER_NAMES.find((name) => !names.has(name)) ?? null) : null);
  const spellings = Object.fromEntries(kept.flatMap(({ value, variants }) => variants.map((variant) => [variant, value])));
  const covered = total === 0 ? 0 : kept.reduce((sum, { cells }) => sum + cells, 0) / total;
  const categories = naturalOrder(kept.map(({ value }) => value));
  return { categories: other === null || names.has(other) ? categories : [...categories, other], spellings, others: other, grouped: merged.length - kept.length, covered };
}

export interface Merged { value: string; cells: number; variants: string[] }

/** Values that differ in case and spaces alone as one, written as most cells write it; most frequent first. */
export function mergeSpellings(values: Counted): Merged[] {
  const byKey = new Map<string, Merged>();
  for (const [value, cells] of values) {
    const key = value.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
    const first = byKey.get(key);
    if (!first) byKey.set(key, { value, cells, variants: [] });
    else {
      first.cells += cells;
      first.variants.push(value);
    }
  }
  return [...byKey.values()].sort((a, b) => b.cells - a.cells);
}

/**
 * Values in the order a person would list them: a known scale (No, Yes; Low, Medium, High; Basic, Standard, Premium), numbers by size
 * ("Less than $40K", "$40K - $60K"), else as they come, which is by frequency. What says "none" stands first.
 */
export function naturalOrder(values: readonly string[]): string[] {
  const places = values.map((value) => SCALES.find((scale) => values.every((each) => scale.includes(plain(each))))?.indexOf(plain(value)) ?? -1);
  if (places.every((place) => place >= 0)) return byPlace(values, places);
  // "No internet service" beside No and Yes, "Unknown" beside degrees: the rest may still have an order.
  const [first, rest] = [values.filter(saysNone), values.filter((value) => !saysNone(value))];
  if (first.length > 0 && rest.length > 1) return [...first, ...naturalOrder(rest)];
  const sizes = values.map(firstNumber);
  if (values.length > 1 && sizes.filter((size) => size !== null).length >= Math.max(2, values.length - 1)) return byPlace(values, sizes.map((size) => size ?? -Infinity));
  return [...values.filter(saysNo), ...values.filter((value) => !saysNo(value))];
}

/** "No phone service", "Unknown"; a bare "No" may be on a scale with "Yes". */
const saysNone = (value: string) => /^((no|none|not|kein|keine|sin|sans)\s.*|none|unknown|unbekannt|desconocido|inconnu|n\/a|na|not applicable)$/i.test(value) && !/^no one/i.test(value);
const saysNo = (value: string) => /^(no|nein|non)$/i.test(value);
const plain = (value: string) => value.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/^(.*\S)\s+(plan|package|member|tier|level)$/, '$1');

function byPlace(values: readonly string[], places: readonly number[]): string[] {
  return values.map((value, i) => ({ value, place: places[i]! })).sort((a, b) => a.place - b.place).map(({ value }) => value);
}

/** The first number of a text, a little less where it says "less than" and a little more where it says "or more"; null without one. */
function firstNumber(value: string): number | null {
  const match = /-?\d+([.,]\d+)?/.exec(value.replace(/(\d)[,\s](?=\d{3}\b)/g, '$1'));
  if (!match) return null;
  const size = Number(match[0].replace(',', '.'));
  if (/^\s*(<|under|less|below|up to|unter|bis|menos|moins)/i.test(value)) return size - 1e-6;
  return /[+>]|more|over|above|uber|plus/i.test(value) ? size + 1e-6 : size;
}
