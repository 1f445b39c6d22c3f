import 'server-only';
import { statSync } from 'node:fs';

/** Differs whenever a file of the data home does: it is only ever replaced, and by a file of another number or time. A few microseconds. */
export function fileStamp(file: string): string {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : 'absent';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
