/** What tells a process from every other one of this machine, also from a later one that was given the same number. */
export interface ProcessMark {
  pid: number;
  /** Clock ticks from the machine's start to the process's, where the system says; null elsewhere. */
  startedAt: string | null;
}

/**
 * A mark as a part of a file's name: there it is from the first moment on, where content comes a moment later.
 *
 * @example markName({ pid: 7, startedAt: '42' }) // '7.42'
 */
export function markName({ pid, startedAt }: ProcessMark): string {
  return `${pid}.${startedAt ?? '-'}`;
}

/** The mark that a text is; null where it is none. */
export function readMarkName(text: string): ProcessMark | null {
  const match = /^([1-9]\d*)\.(\d+|-)$/.exec(text);
  return match ? { pid: Number(match[1]), startedAt: match[2] === '-' ? null : match[2]! } : null;
}
