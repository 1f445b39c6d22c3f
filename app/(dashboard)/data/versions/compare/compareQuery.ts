/** Which two versions an address asks for: `a` and `b`, or two `v` as the ticks of the list send them. */
export interface CompareQuery {
  a: string | null;
  b: string | null;
  /** What is wrong with the choice, in a sentence; null where it is two versions, or none yet. */
  notice: string | null;
}

type Params = Record<string, string | string[] | undefined>;

/** @param known ids of versions that can be compared */
export function readCompareQuery(params: Params, known: readonly string[]): CompareQuery {
  const asked = [...new Set([...listOf(params.a), ...listOf(params.b), ...listOf(params.v)])];
  const found = asked.filter((id) => known.includes(id));
  const [a = null, b = null] = found;
  if (asked.length === 0) return { a, b, notice: null };
  if (found.length < asked.length) return { a, b, notice: 'A version of the address is not there any more, or cannot be used.' };
  if (found.length > 2) return { a, b, notice: `Two versions can be compared at a time: of the ${found.length} chosen these are the first two.` };
  return { a, b, notice: found.length === 1 ? 'It takes two different versions: choose another one beside it.' : null };
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
