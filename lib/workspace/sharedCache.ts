/**
 * A cache that goes with the objects it is asked for, one for each name in the whole process. Pages, actions and routes are bundled
 * apart, each with modules of its own: a cache in a module would be filled once for each of them.
 */
export function sharedCache<K extends object, V>(name: string): WeakMap<K, V> {
  const shared = globalThis as typeof globalThis & { holdfastCaches?: Map<string, WeakMap<object, unknown>> };
  const caches = (shared.holdfastCaches ??= new Map());
  let cache = caches.get(name);
  if (!cache) caches.set(name, (cache = new WeakMap()));
  return cache as WeakMap<K, V>;
}
