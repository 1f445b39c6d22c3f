/**
 * Texts that say "no value", in lower case.
 *
 * `surely` mean nothing else anywhere. `perhaps` may be a value of their own ("None" for no internet service, "Unknown" for an
 * education): they count as missing only where a column's other cells are numbers or dates.
 */
const SURELY = ['na', 'n/a', '#n/a', '#na', 'null', '<null>', '(null)', 'nan', '<na>', 'n.a.', 'nil', '#null!', '#value!', '#ref!', '#div/0!', '\\n', 'missing', 'not available', 'k.a.', 'k. a.', 'keine angabe', 'no disponible', '(blank)', '(empty)'];
const PERHAPS = ['none', 'unknown', '-', '--', '---', '–', '—', '?', '??', '.', 'not applicable', 'undefined', 'unbekannt', 'desconocido', 'inconnu', '9999-12-31', '9999-12-31 00:00:00', '31.12.9999', '31/12/9999', '12/31/9999', '0000-00-00', '0000-00-00 00:00:00'];

const surely = new Set(SURELY);
const perhaps = new Set(PERHAPS);

export type MissingKind = 'surely' | 'perhaps';

/** How certain it is that a trimmed text says "no value", or null when nothing speaks for it. Case does not count. */
export function missingKind(text: string): MissingKind | null {
  if (text.length > 20) return null;
  const lower = text.toLowerCase();
  return surely.has(lower) ? 'surely' : perhaps.has(lower) ? 'perhaps' : null;
}
