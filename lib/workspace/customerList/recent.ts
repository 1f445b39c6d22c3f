/**
 * Keeps what was computed last: `get` computes what it does not have, and lets go of what was not asked for longest.
 *
 * @param limit how many are kept at most
 */
export class Recent<K, V> {
  // A Map lists its keys in the order in which they came in, so the first is the one not asked for longest.
  private readonly kept = new Map<K, V>();

  constructor(private readonly limit: number) {}

  get(key: K, compute: () => V): V {
    let value: V;
    if (this.kept.has(key)) {
      value = this.kept.get(key)!;
      this.kept.delete(key);
    } else {
      value = compute();
      if (this.kept.size >= this.limit) this.kept.delete(this.kept.keys().next().value!);
    }
    this.kept.set(key, value);
    return value;
  }
}
