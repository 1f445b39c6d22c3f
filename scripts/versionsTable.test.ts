import { expect, it } from 'vitest';
import type { ListedVersion, Version } from '@/lib/versions/schema';
import { versionsTable } from './versionsTable';

const version = (id: string, more: Partial<Version> = {}): Version => ({
  formatVersion: 1, id, name: 'Corner Gym', rows: 300, churned: 99, refusedRows: 1, rocAuc: 0.84321, sourceName: 'gym.csv', trainer: null, createdAt: '2026-11-28T14:32:05.123Z', bytes: 1_234_567, files: {}, ...more,
});

it('versionsTable has a line for each, whatever its state', () => {
  const versions: ListedVersion[] = [
    { kind: 'version', id: '20261128-143201-ab12cd', version: version('20261128-143201-ab12cd'), isCurrent: true, isPrevious: false },
    { kind: 'version', id: '20261127-090000-000001', version: version('20261127-090000-000001', { name: 'Gym', rows: 1_000_000, rocAuc: null, bytes: 150_000_000 }), isCurrent: false, isPrevious: true },
    { kind: 'unusable', id: '20261126-090000-000001', why: 'version.json is missing', isCurrent: false, isPrevious: false },
    { kind: 'bundled', id: 'bundled', isCurrent: false, isPrevious: false },
  ];
  expect(versionsTable(versions)).toMatchInlineSnapshot(`
    "   id                      name                                     customers   left  ROC AUC  made                  size
    *  20261128-143201-ab12cd  Corner Gym                                     300  33.0%   0.8432  2026-11-28 14:32    1.2 MB
    <  20261127-090000-000001  Gym                                        1000000   0.0%     none  2026-11-28 14:32  150.0 MB
       20261126-090000-000001  cannot be used: version.json is missing
       bundled                 the data that come with the program"
  `);
});
