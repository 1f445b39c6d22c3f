import { expect, it } from 'vitest';
import { isControl } from './control';

const ids = Array.from({ length: 20_000 }, (_, i) => `HF-${100_000 + 7 * i}`);
const drawn = (share: number, draw: number) => ids.filter((id) => isControl(id, share, draw));

it('keeps back the share that is asked for, within chance', () => {
  for (const share of [0.05, 0.1, 0.5]) {
    const error = Math.sqrt(ids.length * share * (1 - share));
    for (const draw of [1, 2, 3]) expect(Math.abs(drawn(share, draw).length - ids.length * share)).toBeLessThan(4 * error);
  }
  expect(drawn(0, 1)).toEqual([]);
  expect(drawn(1, 1).length).toBe(ids.length);
});

it('is the same lot every time, grows with the share, and is another in another draw', () => {
  const tenth = new Set(drawn(0.1, 1));
  expect(drawn(0.1, 1)).toEqual([...tenth]);
  const fifth = new Set(drawn(0.2, 1));
  expect([...tenth].every((id) => fifth.has(id))).toBe(true);
  // Independent draws share a tenth of their tenths.
  const both = drawn(0.1, 2).filter((id) => tenth.has(id)).length;
  expect(Math.abs(both - 200)).toBeLessThan(4 * Math.sqrt(200));
});

it('does not go by the order of the ids', () => {
  const runs = ids.slice(0, 2000).map((id) => isControl(id, 0.5, 1));
  const same = runs.filter((inControl, i) => i > 0 && inControl === runs[i - 1]).length;
  expect(Math.abs(same - 1000)).toBeLessThan(4 * Math.sqrt(500));
});
