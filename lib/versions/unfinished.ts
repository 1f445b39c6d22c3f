import { markName, readMarkName, type ProcessMark } from '@/lib/storage/processMark';

/**
 * Names of folders that are not, or no longer, versions: `new` while one is made, `gone` while one is removed. The process at it is
 * part of the name, because a file in the folder would come a moment later, in which a live one could not be told from an orphan.
 */
export interface Unfinished extends ProcessMark {
  kind: 'new' | 'gone';
  id: string;
}

/** @example unfinishedName({ kind: 'new', id: '20261128-143201-ab12cd', pid: 7, startedAt: '42' }) // '.new-20261128-143201-ab12cd.7.42' */
export function unfinishedName({ kind, id, ...mark }: Unfinished): string {
  return `.${kind}-${id}.${markName(mark)}`;
}

/** What a folder's name says; null where it is no such name. */
export function readUnfinishedName(name: string): Unfinished | null {
  const [, kind, id = '', ofProcess = ''] = /^\.(new|gone)-([^.]+)\.(.*)$/.exec(name) ?? [];
  const mark = readMarkName(ofProcess);
  return mark && { kind: kind as Unfinished['kind'], id, ...mark };
}
