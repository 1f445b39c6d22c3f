import { assignSegments } from '@/lib/segments/ruleSegments';
import { defaultRules, type SegmentRule } from '@/lib/segments/schema';
import type { Workspace } from '@/lib/workspace/derive';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';

/**
 * By place: whether the model has a say in who belongs to a rule segment. Its own rule asks for a prediction, or one before it does,
 * and it is made from what that one leaves over.
 */
export function throughModel(workspace: Workspace): boolean[] {
  const predicting = new Set(rulesOf(workspace).filter(({ when }) => when.some((condition) => 'predicted' in condition)).map(({ id }) => id));
  const { segments } = workspace.segments;
  const first = segments.findIndex(({ id }) => predicting.has(id));
  return segments.map((_, place) => first >= 0 && place >= first);
}

/**
 * The rule segment of every customer by predictions that had not seen them (out of bag), the active too. A rate of leaving needs
 * it: the served forest has seen who stayed, so a segment of those whom it holds for leaving has too few of them. Computed once for
 * each loaded state.
 */
export const unseenSegments = cachedByWorkspace('unseenSegments', (workspace): Uint8Array => {
  const { dataset, activeRows: active, model, assumptions: { threshold }, segments } = workspace;
  return model ? assignSegments(rulesOf(workspace), { dataset, active, probability: model.heldOut.forest, threshold }).of : segments.of;
});

function rulesOf({ parts: { rules, assumptions } }: Workspace): SegmentRule[] {
  return rules?.rules ?? defaultRules(assumptions.segments);
}
