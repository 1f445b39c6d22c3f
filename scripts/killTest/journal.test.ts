import { expect, it } from 'vitest';
import { FRESH, readJournal } from './journal';

const read = (...lines: string[]) => {
  const { whole, unsure, gone, current, during } = readJournal({ versions: ['x'], current: 'x' }, lines.map((line) => `${line}\n`).join(''));
  return { whole: [...whole], unsure: [...unsure], gone: [...gone], current: [...current], during };
};

it.each([
  [[], { whole: ['x'], unsure: [], gone: [], current: ['x'], during: 'start' }],
  [['do stage -'], { whole: ['x'], unsure: [], gone: [], current: ['x'], during: 'stage' }],
  [['do commit a'], { whole: ['x'], unsure: ['a'], gone: [], current: ['x'], during: 'commit' }],
  [['do commit a', 'did commit a'], { whole: ['x', 'a'], unsure: [], gone: [], current: ['x'], during: 'between' }],
  [['do choose a'], { whole: ['x'], unsure: [], gone: [], current: ['x', 'a'], during: 'choose' }],
  [['do choose a', 'did choose a'], { whole: ['x'], unsure: [], gone: [], current: ['a'], during: 'between' }],
  [['do delete x'], { whole: [], unsure: ['x'], gone: [], current: ['x'], during: 'delete' }],
  [['do delete x', 'did delete x'], { whole: [], unsure: [], gone: ['x'], current: ['x'], during: 'between' }],
])('%j promises as much', (lines, expected) => {
  expect(read(...lines)).toEqual(expected);
});

it('a line that was cut promises nothing', () => {
  expect(readJournal(FRESH, 'do commit a\ndid commit').during).toBe('commit');
  expect(readJournal(FRESH, 'do commit a\ndid commit a').whole.size).toBe(0);
});
