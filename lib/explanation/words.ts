import { lowerFirst } from '@/lib/dataset/labelWithin';
import type { ColumnSpec } from '@/lib/dataset/schema';

/** A gap in words: with the dictionary's reason, up to its first stop, where it gives one. */
export function missingText({ missingMeans }: Pick<ColumnSpec, 'missingMeans'>): string {
  return missingMeans ? `no record (${why(missingMeans)})` : 'not known';
}

/** A value behind its label, in brackets: of a gap only the reason. */
export function bracketed(valueText: string): string {
  return `(${valueText.replace(/^no record \((.*)\)$/s, '$1')})`;
}

function why(missingMeans: string): string {
  const [first] = missingMeans.split(/[,;:.(]/);
  return lowerFirst((first!.trim() || missingMeans).trim());
}
