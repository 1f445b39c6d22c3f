import { describe, expect, it } from 'vitest';
import { SCREENS } from '@/app/_components/shell/screens';
import { paletteGroups } from './options';

const hit = (id: string) => ({ id, detail: 'risk 12%' });
const GIVEN: Parameters<typeof paletteGroups>[0] = { typed: '', hits: [], recents: [hit('C-2')], views: [{ name: 'Data nerds', query: 'risk=high' }], canExport: false };
const labels = (given: Partial<typeof GIVEN>) => paletteGroups({ ...GIVEN, ...given }).map(({ label, options }) => [label, ...options.map((option) => option.label)]);

describe('paletteGroups', () => {
  it('offers what was opened last, and everything else, while nothing is typed', () => {
    expect(labels({})).toEqual([
      ['Opened last', 'C-2'],
      ['Pages', ...SCREENS.map(({ label }) => label)],
      ['Saved views', 'Data nerds'],
      ['Actions', 'Print this page', 'Switch to light colours', 'Switch to dark colours', 'Switch to the colours of the device', 'Keyboard help'],
    ]);
    expect(labels({ canExport: true }).at(-1)![1]).toBe('Export this list');
  });

  it('puts customers before pages and views, and the ID typed in full before those that only begin with it', () => {
    expect(labels({ typed: ' d', hits: ['D-10', 'D-1', 'D'].map(hit) })).toEqual([
      ['Customers', 'D', 'D-10', 'D-1'],
      ['Pages', 'Drivers', 'Data'],
      ['Saved views', 'Data nerds'],
      ['Actions', 'Switch to dark colours', 'Switch to the colours of the device'],
    ]);
    expect(labels({ typed: 'd-1', hits: ['D-10', 'D-1'].map(hit) })[0]).toEqual(['Customers', 'D-1', 'D-10']);
  });

  it('finds by the beginnings of words in any order', () => {
    expect(labels({ typed: 'LIGHT sw' })).toEqual([['Actions', 'Switch to light colours']]);
    expect(labels({ typed: 'witch' })).toEqual([]);
  });
});
