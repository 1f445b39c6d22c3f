import { beforeAll, describe, expect, it } from 'vitest';
import type { DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { countChurn } from '@/lib/kpi/membership';
import type { Workspace } from '@/lib/workspace/derive';
import { kpiCards, workspacePeriods } from '@/lib/workspace/kpiCards';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { churnRateOf, heatMap, type HeatMap } from './heatMap';
import { partitionOptions } from './partitions';

const shown = (workspace: Workspace, by?: string): HeatMap => {
  const view = heatMap(workspace, by);
  return 'absence' in view ? expect.fail(view.absence) : view;
};

describe('the bundled customers', () => {
  let workspace: Workspace;
  beforeAll(async () => { workspace = await bundledWorkspace(); }, 60_000);

  it('sum, whatever they are divided by, to the churn of each month', () => {
    const periods = workspacePeriods(workspace, 'month').slice(-24);
    for (const { name } of partitionOptions(workspace)) {
      const { rows, all, months } = shown(workspace, name);
      expect(months).toEqual(periods.map(({ label }) => label));
      periods.forEach((period, i) => {
        expect(all.cells[i]).toEqual(countChurn(workspace.members!, period));
        expect(rows.reduce((total, { cells }) => total + cells[i]!.lost, 0)).toBe(all.cells[i]!.lost);
        expect(rows.reduce((total, { cells }) => total + cells[i]!.activeAtStart, 0)).toBe(all.cells[i]!.activeAtStart);
      });
    }
    const card = kpiCards(workspace, 'month').flatMap((one) => ('metric' in one && one.metric.id === 'churnRate' ? [one.metric] : []))[0]!;
    expect(churnRateOf(shown(workspace).all.cells.at(-1)!)).toBe(card.value);
  });

  it('leave out what is a prediction, and say so', () => {
    const { rows, notes } = shown(workspace);
    expect(rows.map(({ label }) => label)).toEqual(['New', 'High value', 'Loyal', 'Core']);
    expect(notes[0]).toContain('"At risk" has no row');
  });

  it('fall back to the segments where the address names nothing', () => {
    expect(shown(workspace, 'nonsense').by).toBe('segment');
  });
});

describe('segments of then', () => {
  /** Signed up and left on these days; the window is January and February 2025. */
  const dated = (rows: string[]) => workspaceOf(`id,months,fee,plan,joined,gone,left\n${rows.join('\n')}\n`, (json: DictionaryJson) => {
    json.snapshotDate = '2025-02-28';
    json.observationWindow = { start: '2025-01-01', end: '2025-02-28' };
    json.columns.splice(4, 0, { name: 'joined', label: 'Joined', type: 'date', role: 'signupDate' }, { name: 'gone', label: 'Gone', type: 'date', role: 'churnDate', nullable: true });
  });

  it('count the tenure of the month, not that of today', async () => {
    // New is up to 6 months. A: 6 months on 31 Dec, 7 on 31 Jan. B joined on 31 Jan, so is there from 1 Feb on, and leaves in February.
    const workspace = await dated(['A,8,20.00,Basic,2024-06-30,,No', 'B,0,20.00,Basic,2025-01-31,2025-02-15,Yes', 'C,0,20.00,Basic,2025-02-10,,No']);
    const { rows, all, months } = shown(workspace);
    expect(months).toEqual(['Jan 2025', 'Feb 2025']);
    expect(all.cells).toEqual([{ activeAtStart: 1, lost: 0 }, { activeAtStart: 2, lost: 1 }]);
    // Everybody pays the same, so whoever is not new is of high value.
    expect(rows).toEqual([
      { label: 'New', cells: [{ activeAtStart: 1, lost: 0 }, { activeAtStart: 1, lost: 1 }] },
      { label: 'High value', cells: [{ activeAtStart: 0, lost: 0 }, { activeAtStart: 1, lost: 0 }] },
    ]);
  });

  it('are not compared by a handful of customers', async () => {
    const workspace = await dated(['A,8,20.00,Basic,2024-06-30,2025-02-15,Yes', 'B,0,20.00,Basic,2025-01-31,,No']);
    expect(shown(workspace).title).toBe('1 departure is too few to compare groups month by month');
  });

  it('claim no more than chance gives', async () => {
    // One of 40 of one plan in January, one of 40 of the other in February, and the same rate: the first is named.
    const rows = Array.from({ length: 80 }, (_, i) => `M${i},12,20.00,${i % 2 === 0 ? 'Basic' : '"Plus, with sauna"'},2024-01-15,${i < 2 ? `2025-0${i + 1}-10` : ''},${i < 2 ? 'Yes' : 'No'}`);
    const { title } = shown(await dated(rows), 'plan');
    expect(title).toBe('Basic lost 2.5% in Jan 2025, the most of any group and month; all customers lose 1.3% a month: no more than the highest of 4 is by chance');
  });

  it('names a cell that is beyond chance', async () => {
    // 20 of 40 in one plan, none of 40 in the other: P(X ≥ 20) at 20/140 or so is below 1e-6.
    const rows = Array.from({ length: 80 }, (_, i) => `M${i},12,20.00,${i % 2 === 0 ? 'Basic' : '"Plus, with sauna"'},2024-01-15,${i % 4 === 0 ? '2025-01-10' : ''},${i % 4 === 0 ? 'Yes' : 'No'}`);
    expect(shown(await dated(rows), 'plan').title).toBe('Basic lost 50.0% in Jan 2025, the most of any group and month; all customers lose 14.3% a month');
  });
});
