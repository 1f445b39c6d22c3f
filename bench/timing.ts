/** Stopwatches. */

/** Milliseconds that the work took, with what it returned. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - start, result };
}

/**
 * Times several kinds of work in turns (a b c, a b c, …): a machine that is slow for a while is then slow for all of them, and
 * their ratios stand. One round before is not counted, so that none pays for the others' compilation.
 *
 * @returns milliseconds, one entry a round, in the order of `works`
 */
export async function inTurns<K extends string>(rounds: number, works: Record<K, () => unknown>): Promise<Record<K, number[]>> {
  const names = Object.keys(works) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const { milliseconds } = await timed(works[name]);
      if (round >= 0) times[name].push(milliseconds);
    }
  }
  return times;
}
