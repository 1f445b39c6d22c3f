import 'server-only';
import { withLock } from '@/lib/storage/server/lock';
import { ELSEWHERE } from './folders';

/** Every change of what is in use, every change of a name and every removal is made under this lock. Making a version needs none: nobody else knows its folder. */
export function underVersionsLock<Result>(work: () => Promise<Result>): Promise<Result> {
  return withLock('versions', work, { elsewhere: ELSEWHERE });
}
