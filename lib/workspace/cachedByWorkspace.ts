import type { Workspace } from '@/lib/workspace/derive';
import { sharedCache } from './sharedCache';

/**
 * `compute`, done once for each loaded state and key in the whole process; keys must be few.
 *
 * @param name no other function's
 */
export function cachedByWorkspace<View>(name: string, compute: (workspace: Workspace, key: string) => View): (workspace: Workspace, key?: string) => View {
  const known = sharedCache<Workspace, Map<string, View>>(name);
  return (workspace, key = '') => {
    let views = known.get(workspace);
    if (!views) known.set(workspace, (views = new Map<string, View>()));
    let view = views.get(key);
    if (view === undefined) views.set(key, (view = compute(workspace, key)));
    return view;
  };
}
