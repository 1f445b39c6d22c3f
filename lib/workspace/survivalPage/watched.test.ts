import { expect, it } from 'vitest';
import { kaplanMeier } from '@/lib/survival/kaplanMeier';
import type { DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { baseCurve } from './baseCurve';
import { headlineCards } from './headline';
import { survivalBy } from './survivalPage';

/** Three customers, each seen from month `entry` + 1 to month `duration`. */
const curveOf = (duration: number[], entry: number[], left = duration.map(() => 0)) => kaplanMeier(duration, left, entry);
const absences = (curve: ReturnType<typeof curveOf>) => headlineCards(curve).flatMap((card) => ('absence' in card ? [card.absence] : []));

it('a title claims nothing of a month that nobody was watched in, as its card does not', () => {
  // One leaves in month 2, the others are seen in months 20 to 30: two at risk in 24, nobody in 12.
  const curve = curveOf([2, 30, 30], [-1, 19, 19], [1, 0, 0]);
  expect([curve.atRisk[12], curve.atRisk[24]]).toEqual([0, 2]);
  expect(absences(curve)).toEqual(['Nobody in the file was watched in month 12.', 'In some of these months nobody in the file was watched.']);
  expect(baseCurve(curve).title).toBe('0.0% of customers are still there after 24 months; nobody was watched in month 12');
});

it('a title falls back to the last month that somebody was watched in', () => {
  // Seen in months 30 to 40 alone.
  expect(baseCurve(curveOf([40, 40, 40], [29, 29, 30], [1, 0, 0])).title).toBe('66.7% of customers are still there after 40 months; nobody was watched in months 12 and 24');
});

const dated = (json: DictionaryJson) => {
  Object.assign(json, { rowsAre: 'active-in-window', snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
  json.columns.push({ name: 'joined', label: 'Joined', type: 'date', role: 'signupDate' }, { name: 'gone', label: 'Gone', type: 'date', role: 'churnDate', nullable: true });
};

it('groups are compared in a month that somebody of each was watched in, or not at all', async () => {
  const file = (...rows: string[]) => `id,months,fee,plan,left,joined,gone\n${rows.join('\n')}\n`;
  // Seen from the start of 2024: a in months 35 to 46, b in 9 to 20, c in 0 to 2.
  const apart = survivalBy(await workspaceOf(file('a,46,120,Basic,No,2021-02-10,', 'b,20,50,Basic,No,2023-04-20,', 'c,2,90,"Plus, with sauna",Yes,2024-01-05,2024-03-20'), dated), 'plan')!;
  expect(apart.title).toMatch(/^Shares are not compared: nobody of "Basic" was watched in month 1$/);
  expect(apart.groups.map(({ share, limits, mean }) => [share, limits, mean !== null])).toEqual([[NaN, undefined, false], [1, undefined, true]]);
  // b in months 9 to 20 and c in 9 to 20: both in 12.
  const together = survivalBy(await workspaceOf(file('b,20,50,Basic,No,2023-04-20,', 'c,20,90,"Plus, with sauna",No,2023-04-20,', 'd,11,90,Basic,Yes,2023-04-20,2024-03-25'), dated), 'plan')!;
  expect([together.at, together.groups.map(({ share }) => share)]).toEqual([12, [0.5, 1]]);
});
