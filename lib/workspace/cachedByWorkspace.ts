import type { Workspace } from '@/lib/workspace/derive';

/** `compute`, done once for each loaded state and key; keys must be few. */
export function cachedByWorkspace<View>(compute: (workspace: Workspace, key: string) => View): (workspace: Workspace, key?: string) => View {
  const known = new WeakMap<Workspace, Map<string, View>>();
  return (workspace, key = '') => {
    let views = known.get(workspace);
    if (!views) known.set(workspace, (views = new Map<string, View>()));
    let view = views.get(key);
    if (view === undefined) views.set(key, (view = compute(workspace, key)));
    return view;
  };
}
