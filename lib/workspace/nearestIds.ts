/** Ids are short; of a longer text the beginning decides. */
const MAX_TYPED = 40;
/** More slips than this are another id. */
const MAX_EDITS = 4;

/**
 * The ids that a text may mean, letter case ignored: those that begin with it, then those that contain it; where there are none,
 * those at the smallest edit distance, if less than half of the text is edited, the longest shared beginning first. All in the order
 * given. One pass: whatever cannot beat the nearest so far is passed over by the letters it has.
 *
 * @param limit how many at most
 * @returns none for an empty text
 * @example nearestIds(['A-10', 'A-11', 'B-10'], '10', 8) // ['A-10', 'B-10']
 * @example nearestIds(['A-10', 'A-11', 'B-10'], 'A-01', 8) // ['A-10', 'A-11'], one slip each
 */
export function nearestIds(ids: Iterable<string>, typed: string, limit: number): string[] {
  const wanted = typed.trim().toLowerCase().slice(0, MAX_TYPED);
  if (wanted === '') return [];
  const beginning: string[] = [];
  const containing: string[] = [];
  const nearest = nearestTo(wanted, limit);
  for (const id of ids) {
    const lower = id.toLowerCase();
    const at = lower.indexOf(wanted);
    if (at === 0) beginning.push(id);
    else if (at > 0 && containing.length < limit) containing.push(id);
    else if (beginning.length + containing.length === 0) nearest.look(id, lower);
    if (beginning.length === limit) return beginning;
  }
  const found = [...beginning, ...containing].slice(0, limit);
  return found.length > 0 ? found : nearest.found();
}

/** Collects those at the smallest edit distance from a text. */
function nearestTo(wanted: string, limit: number): { look: (id: string, lower: string) => void; found: () => string[] } {
  const inCommon = lettersOf(wanted);
  let best = Math.min(MAX_EDITS, Math.floor((wanted.length - 1) / 2));
  let found: { id: string; shared: number }[] = [];
  return {
    look: (id, lower) => {
      // An edit changes one letter at most, so the letters alone say how far apart two texts are at least.
      if (best === 0 || Math.max(lower.length, wanted.length) - inCommon(lower) > best) return;
      const distance = editDistance(lower, wanted, best);
      if (distance > best) return;
      if (distance < best) [best, found] = [distance, []];
      const shared = sharedBeginning(lower, wanted);
      const at = found.findIndex((other) => other.shared < shared);
      found.splice(at < 0 ? found.length : at, 0, { id, shared });
      if (found.length > limit) found.pop();
    },
    found: () => found.map(({ id }) => id),
  };
}

/** Counts the letters that another text has in common with this one, in any order; never too few. */
function lettersOf(text: string): (other: string) => number {
  const counts = new Int32Array(256);
  for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i) & 255]!++;
  return (other) => {
    let common = 0;
    for (let i = 0; i < other.length; i++) if (counts[other.charCodeAt(i) & 255]!-- > 0) common++;
    for (let i = 0; i < other.length; i++) counts[other.charCodeAt(i) & 255]!++;
    return common;
  };
}

/**
 * Fewest letters to insert, drop, replace or swap with their neighbour (each once) that make one text the other; `atMost` + 1 for any
 * more. Only the diagonal band that few edits can reach is computed: O(length × atMost).
 *
 * @see Damerau (1964), "A technique for computer detection and correction of spelling errors"; Ukkonen (1985) for the band
 * @example editDistance('M1234', 'M1324', 2) // 1
 */
export function editDistance(a: string, b: string, atMost: number): number {
  const beyond = atMost + 1;
  if (Math.abs(a.length - b.length) > atMost) return beyond;
  let [older, last, row] = [0, 1, 2].map(() => new Int32Array(b.length + 2).fill(beyond)) as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= Math.min(b.length, atMost); j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const [from, to] = [Math.max(1, i - atMost), Math.min(b.length, i + atMost)];
    row[from - 1] = from === 1 ? Math.min(i, beyond) : beyond;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      const swapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      const edits = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1, swapped ? older[j - 2]! + 1 : beyond);
      row[j] = Math.min(edits, beyond);
      least = Math.min(least, row[j]!);
    }
    row[to + 1] = beyond;
    if (least > atMost) return beyond;
    [older, last, row] = [last, row, older];
  }
  return last[b.length]!;
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
