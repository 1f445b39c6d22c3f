import { BUNDLED, type ListedVersion } from '@/lib/versions/schema';

const HEAD = ['', 'id', 'name', 'customers', 'left', 'ROC AUC', 'made', 'size'];
/** Columns of numbers, which end at the same place. */
const RIGHT = [3, 4, 5, 7];

/** The list of versions for a terminal: `*` is served, `<` is what a roll back returns to. */
export function versionsTable(versions: readonly ListedVersion[]): string {
  const rows = [HEAD, ...versions.map(cells)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) => row.map((cell, i) => (RIGHT.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd()).join('\n');
}

function cells(entry: ListedVersion): string[] {
  const mark = entry.isCurrent ? '*' : entry.isPrevious ? '<' : '';
  if (entry.kind === 'bundled') return [mark, BUNDLED, 'the data that come with the program'];
  if (entry.kind === 'unusable') return [mark, entry.id, `cannot be used: ${entry.why}`];
  const { name, rows, churned, rocAuc, createdAt, bytes } = entry.version;
  return [mark, entry.id, name, String(rows), rows > 0 ? `${((100 * churned) / rows).toFixed(1)}%` : '', rocAuc?.toFixed(4) ?? 'none', createdAt.slice(0, 16).replace('T', ' '), `${(bytes / 1e6).toFixed(1)} MB`];
}
