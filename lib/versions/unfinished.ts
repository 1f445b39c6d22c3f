/**
 * Names of folders that are not, or no longer, versions: `new` while one is made, `gone` while one is removed. The process at it is
 * part of the name, because a file in the folder would come a moment later, in which a live one could not be told from an orphan.
 */
export interface Unfinished {
  kind: 'new' | 'gone';
  id: string;
  pid: number;
  /** As in a process mark. */
  startedAt: string | null;
}

/** @example unfinishedName({ kind: 'new', id: '20261128-143201-ab12cd', pid: 7, startedAt: '42' }) // '.new-20261128-143201-ab12cd.7.42' */
export function unfinishedName({ kind, id, pid, startedAt }: Unfinished): string {
  return `.${kind}-${id}.${pid}.${startedAt ?? '-'}`;
}

/** What a folder's name says; null where it is no such name. */
export function readUnfinishedName(name: string): Unfinished | null {
  const match = /^\.(new|gone)-([^.]+)\.([1-9]\d*)\.(\d+|-)$/.exec(name);
  if (!match) return null;
  const [, kind, id, pid, startedAt] = match;
  return { kind: kind as Unfinished['kind'], id: id!, pid: Number(pid), startedAt: startedAt === '-' ? null : startedAt! };
}
