/**
 * A cell without the spaces around it, and without NULs there: some programs fill a cell of fixed width up with them. A NUL between
 * letters stays, for its reader to refuse.
 *
 * @example trimCell('Basic\0\0') // 'Basic'
 */
export function trimCell(raw: string): string {
  const text = raw.trim();
  if (!hasOuterNul(text)) return text;
  let [from, to] = [0, text.length];
  while (from < to && isPadding(text, from)) from++;
  while (to > from && isPadding(text, to - 1)) to--;
  return text.slice(from, to);
}

/** Whether a cell without spaces around it begins or ends with a NUL. */
export const hasOuterNul = (text: string): boolean => text.charCodeAt(0) === 0 || text.charCodeAt(text.length - 1) === 0;

const isPadding = (text: string, at: number) => text[at] === '\0' || text[at]!.trim() === '';
