import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { DistinctCounter } from './distinct';
import { ColumnProfiler, profileRows } from './profile';

const profile = (cells: readonly string[]) => {
  const profiler = new ColumnProfiler('x');
  for (const cell of cells) profiler.add(cell);
  return profiler.finish();
};

describe('ColumnProfiler', () => {
  it('counts what the cells look like', () => {
    const column = profile(['12', '12', ' 7 ', '1,5', '-3', '', '  ', 'N/A', '31/01/2024', '00123', '5 €']);
    expect(column).toMatchObject({ cells: 11, empty: 2, tokens: { 'n/a': 1 }, distinct: 8, distinctIsExact: true, repeats: true, padded: 1, affixes: { '€': 1 }, dated: 1, dates: { 'DD/MM/YYYY': { cells: 1 } } });
    expect(column.numbers['.']).toMatchObject({ cells: 6, whole: 6, negative: 1, min: -3, max: 123 });
    expect(column.numbers[',']).toMatchObject({ cells: 7, whole: 6, negative: 1, min: -3, max: 123 });
    expect(column.values[0]).toEqual(['12', 2]);
  });

  it('counts every cell once, whether or not its value fits in memory', () => {
    const column = profile(Array.from({ length: 30_000 }, (_, i) => String(i % 25_000)));
    expect(column.numbers['.']).toMatchObject({ cells: 30_000, whole: 30_000, min: 0, max: 24_999 });
    expect(column).toMatchObject({ distinctIsExact: false, repeats: true });
    expect(Math.abs(column.distinct / 25_000 - 1)).toBeLessThan(0.06);
    expect(column.values).toHaveLength(10_000);
  });

  it('is plain data', () => {
    const column = profile(['2024-01-01', 'a@b.com', 'four words in here']);
    expect(JSON.parse(JSON.stringify(column.dates))).toEqual(column.dates);
    expect(column).toMatchObject({ emails: 1, sentences: 1 });
  });
});

describe('DistinctCounter', () => {
  it('tells a column that is different in every row from one that repeats, beyond what it remembers', () => {
    const unique = new DistinctCounter(() => {});
    for (let i = 0; i < 200_000; i++) unique.add(`C${i}`);
    expect(unique.repeats).toBe(false);
    // Three standard errors of adaptive sampling with 4096 places.
    expect(Math.abs(unique.distinct / 200_000 - 1)).toBeLessThan(0.06);
    const random = createRandom(1);
    const repeated = new DistinctCounter(() => {});
    for (let i = 0; i < 200_000; i++) repeated.add(`C${Math.floor(random() * 2_000_000)}`);
    expect(repeated.repeats).toBe(true);
  });
});

describe('profileRows', () => {
  it('sets ragged rows aside and draws the same sample each time', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => (i % 100 === 0 ? ['one cell'] : [String(i), 'x']));
    const file = await profileRows(['n', 'c'], rows);
    expect(file).toMatchObject({ rows: 5000, raggedRows: 50 });
    expect(file.columns[0]!.cells).toBe(4950);
    expect(file.sample).toHaveLength(2000);
    expect((await profileRows(['n', 'c'], rows)).sample).toEqual(file.sample);
    const mean = file.sample.reduce((sum, [n]) => sum + Number(n), 0) / 2000;
    // Four standard errors: 5000 / √12 / √2000.
    expect(Math.abs(mean - 2500)).toBeLessThan(130);
  });

  it('profiles a file without rows', async () => {
    expect(await profileRows(['a'], [])).toMatchObject({ rows: 0, columns: [{ name: 'a', cells: 0, distinct: 0, values: [] }], sample: [] });
  });
});
