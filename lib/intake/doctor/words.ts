import { formatCount } from '@/lib/format';

/** 1, "row" → "1 row"; 1200, "row" → "1,200 rows" */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Texts as a reader can take them in: "a, b and c", "a, b, c and 4 more". */
export function listed(texts: readonly string[], most = 5): string {
  const shown = texts.length > most ? [...texts.slice(0, most), `${formatCount(texts.length - most)} more`] : texts;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export const quoted = (text: string) => `"${text}"`;
