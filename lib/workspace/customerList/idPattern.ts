import { customerIds } from '@/lib/dataset/dataset';
import { sharedCache } from '@/lib/workspace/sharedCache';
import type { Workspace } from '@/lib/workspace/derive';
import { Recent } from './recent';

/** What is looked for among IDs, as it stands and letter case ignored: of all ways to ignore the case of a million ids, the one that writes none of them anew. */
export function idPattern(text: string, how: 'begins' | 'contains'): RegExp {
  return new RegExp(`${how === 'begins' ? '^' : ''}${text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}`, 'i');
}

/** Whether IDs may also hold it further on, as many ask who know only the digits of an ID: a word without a digit is rather a beginning. */
export function mayStandWithin(text: string): boolean {
  return /\d/.test(text);
}

/** A scan of a million ids is worth keeping while somebody pages through what it found. */
const KEPT = 20;
const kept = sharedCache<Workspace, Recent<string, 'begins' | 'contains'>>('idMatches');

/** How the IDs of the file are asked for by a text: by their beginning, or, where none begins so, by what they hold. One pass at most. */
export function howIdsMatch(workspace: Workspace, text: string): 'begins' | 'contains' {
  if (!mayStandWithin(text)) return 'begins';
  let found = kept.get(workspace);
  if (!found) kept.set(workspace, (found = new Recent(KEPT)));
  return found.get(text, () => {
    const ids = customerIds(workspace.dataset);
    const any = (how: 'begins' | 'contains') => {
      const pattern = idPattern(text, how);
      return ids.some((id) => pattern.test(id));
    };
    return !any('begins') && any('contains') ? 'contains' : 'begins';
  });
}
