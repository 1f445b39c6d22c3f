import { featureValues } from '@/lib/churn/encoder';
import { isTooNew } from '@/lib/workspace/cautions';
import type { Workspace } from '@/lib/workspace/derive';

/** Whether an active customer is newer than anybody who left, so that their band says nothing. */
export function isNewcomer({ dataset, customary, churned }: Workspace, row: number): boolean {
  return churned[row] === 0 && isTooNew(dataset, customary, featureValues(dataset, row));
}
