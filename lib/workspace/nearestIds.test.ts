import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestIds } from './nearestIds';

/** The whole matrix, from the definition (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const edits = [rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1])];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits.push(rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = Math.min(...edits);
    }
  }
  return rows[a.length]![b.length]!;
}

/** What is meant by nearest, with every id measured and all of them sorted. */
function byDefinition(ids: readonly string[], typed: string, limit: number): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const all = ids.map((id) => id.toLowerCase());
  const beginning = ids.filter((_, i) => all[i]!.startsWith(wanted));
  const containing = ids.filter((_, i) => all[i]!.includes(wanted) && !all[i]!.startsWith(wanted));
  if (beginning.length + containing.length > 0) return [...beginning, ...containing].slice(0, limit);
  const far = all.map((id) => distance(id, wanted));
  const least = Math.min(...far, Infinity);
  if (least > 4 || least * 2 >= wanted.length) return [];
  const shared = (id: string) => [...id].findIndex((letter, i) => letter !== wanted[i]);
  const length = (i: number) => (shared(all[i]!) < 0 ? all[i]!.length : shared(all[i]!));
  return [...ids.keys()].filter((i) => far[i] === least).sort((a, b) => length(b) - length(a) || a - b).slice(0, limit).map((i) => ids[i]!);
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', 'H', '-'), maxLength: 9 });

describe('editDistance', () => {
  it('counts inserted, dropped, replaced and swapped letters', () => {
    expect([['HF-1', 'HF-12'], ['HF-12', 'HF-1'], ['HF-12', 'HF-13'], ['HF-12', 'HF-21'], ['HF-12', 'HF-12'], ['', 'ab'], ['', '']].map(([a, b]) => editDistance(a!, b!, 4))).toEqual([1, 1, 1, 1, 0, 2, 0]);
    // Each letter is edited once: ca → ac → abc would edit the c twice.
    expect(editDistance('ca', 'abc', 4)).toBe(3);
  });

  it('is that of the whole matrix, up to the bound', () => {
    fc.assert(fc.property(text, text, fc.integer({ min: 0, max: 10 }), (a, b, atMost) => {
      expect(editDistance(a, b, atMost)).toBe(Math.min(distance(a, b), atMost + 1));
    }), { numRuns: 2000 });
  });
});

describe('nearestIds', () => {
  const file = Array.from({ length: 4000 }, (_, i) => `HF-${100_001 + i * 3}`);

  it('are those that begin with the text, then those that contain it', () => {
    expect(nearestIds(['B-10', 'A-10', '10-B', 'C-1'], ' 10 ', 8)).toEqual(['10-B', 'B-10', 'A-10']);
    expect(nearestIds(['B-10', 'A-10', '10-B', 'C-1'], '10', 2)).toEqual(['10-B', 'B-10']);
    expect(nearestIds(file, '110435', 3)).toEqual(['HF-110435']);
  });

  it('are otherwise those at the smallest distance', () => {
    // Two of the nines replaced; a letter too many; two swapped; the stroke left out; another prefix.
    for (const [typed, nearest] of [['HF-999999', 'HF-109999'], ['HF-1104355', 'HF-110435'], ['HF-114035', 'HF-110435'], ['hf110435', 'HF-110435'], ['AB-110435', 'HF-110435']] as const) {
      expect(nearestIds([...file, 'HF-109999'], typed, 8), typed).toContain(nearest);
    }
  });

  it('are none where next to nothing is alike', () => {
    for (const typed of ['', '  ', 'xxx', 'zzzzzzzzz', '777777', 'nobody at all', '\u0000', 'x'.repeat(100_000)]) expect(nearestIds(file, typed, 3), typed.slice(0, 20)).toEqual([]);
    expect(nearestIds([], 'HF-1', 3)).toEqual([]);
  });

  it('are those of the definition', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 30 }), text, fc.integer({ min: 1, max: 8 }), (ids, typed, limit) => {
      expect(nearestIds(ids, typed, limit)).toEqual(byDefinition(ids, typed, limit));
    }), { numRuns: 2000 });
    for (const typed of ['HF-999999', '99999', 'HF-1O5000', 'FH-110435', 'HF-1104', '12', '-1', 'HF-11943']) expect(nearestIds(file, typed, 5), typed).toEqual(byDefinition(file, typed, 5));
  });

  it('tell letters apart by more than their low byte', () => expect(nearestIds(['Ā1Ā1', 'ab'], 'āā11', 3)).toEqual(['Ā1Ā1']));
});
