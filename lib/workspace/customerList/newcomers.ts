import { numberByRole } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';

/** Tells of a row whether it is an active customer newer than anybody who left, so that their band says nothing; see isTooNew, its like for a profile. */
export function newcomers({ dataset, customary: { earliestDeparture }, churned }: Workspace): (row: number) => boolean {
  const tenure = numberByRole(dataset, 'tenure');
  if (!tenure || earliestDeparture === null) return () => false;
  return (row) => churned[row] === 0 && tenure[row]! < earliestDeparture;
}

/** The same of one row. */
export function isNewcomer(workspace: Workspace, row: number): boolean {
  return newcomers(workspace)(row);
}
