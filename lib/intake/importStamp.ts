import { hashText } from '@/lib/dataset/hashText';
import type { ImportState, JobKind } from './importState';

/** A short text that is another one as soon as an import stands otherwise: something was chosen, done, cancelled or begun, in whatever window. */
export function importStamp(state: ImportState, job: { kind: JobKind } | null): string {
  return hashText(JSON.stringify([state, job?.kind ?? null])).toString(36);
}
