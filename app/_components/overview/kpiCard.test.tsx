import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { DictionaryJson } from '@/lib/dataset/dataset.fixture';
import type { Metric } from '@/lib/kpi/metric';
import { PERIOD_KINDS } from '@/lib/kpi/period';
import { kpiCards } from '@/lib/workspace/kpiCards';
import { survivalPage } from '@/lib/workspace/survivalPage/survivalPage';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { KpiCard } from './kpiCard';

/** The members with dates: all joined in 2022 or 2023, and who left did so in 2024. */
const DATED = MEMBERS.trim().split('\n').map((line, i) => {
  if (i === 0) return `${line},joined,gone`;
  return `${line},${2022 + (i % 2)}-0${1 + (i % 9)}-15,${line.endsWith('Yes') ? `2024-0${1 + (i % 8)}-10` : ''}`;
}).join('\n');
/** Watched in months 35 to 46, 9 to 20 and 0 to 2: nobody in month 24. */
const THREE = 'id,months,fee,plan,left,joined,gone\na,46,120,Basic,No,2021-02-10,\nb,20,50,Basic,No,2023-04-20,\nc,2,90,"Plus, with sauna",Yes,2024-01-05,2024-03-20\n';

const dated = (...lacking: string[]) => (json: DictionaryJson) => {
  Object.assign(json, { rowsAre: 'active-in-window', snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
  json.columns.push({ name: 'joined', label: 'Joined', type: 'date', role: 'signupDate' }, { name: 'gone', label: 'Gone', type: 'date', role: 'churnDate', nullable: true });
  without(...lacking)(json);
};
const without = (...roles: string[]) => (json: DictionaryJson) => { json.columns = json.columns.filter((column) => !roles.includes(column.role as string)); };
const html = (card: Parameters<typeof KpiCard>[0]['card']) => renderToStaticMarkup(<KpiCard card={card} currency="EUR" />);

it.each([
  ['nothing', DATED, dated(), 3],
  ['tenure', DATED, dated('tenure'), 3],
  ['charges', DATED, dated('monthlyCharge'), 3],
  ['dates', MEMBERS, () => {}, 3],
  ['dates and tenure', MEMBERS, without('tenure'), 3],
  ['customers but three', THREE, dated(), 0],
  ['customers but three, and tenure', THREE, dated('tenure'), 0],
] as const)('no card of a file that lacks %s prints what is no number', async (_, file, change, trees) => {
  const workspace = await workspaceOf(file, change, trees);
  for (const card of [...PERIOD_KINDS.flatMap((kind) => kpiCards(workspace, kind)), ...survivalPage(workspace).cards, ...survivalPage(workspace).revenue]) {
    expect(html(card)).not.toMatch(/NaN|undefined|∞/);
  }
});

it('revenue at risk of a file with dates and no tenure is that of today, and says why it has no change', async () => {
  const workspace = await workspaceOf(DATED, dated('tenure'), 3);
  const atRisk = workspace.activeRows.reduce((sum, row, i) => sum + workspace.activeProbability![i]! * (Number(DATED.split('\n')[row + 1]!.split(',')[2]) || 0), 0);
  for (const kind of PERIOD_KINDS) {
    const card = kpiCards(workspace, kind).at(-1)!;
    if (!('metric' in card)) return expect.fail(card.absence);
    expect(card.metric.value).toBeCloseTo(atRisk, 9);
    expect(html(card)).toContain('No change over time: earlier dates need a column with how many months each customer has stayed (tenure).');
  }
});

it('a change between two numbers that print alike is none', () => {
  const metric = (previousValue: number): Metric => ({
    id: 'averageClv', label: 'Average CLV', unit: 'money', direction: 'maximize', formula: '', value: 827.4, numerator: { label: 'n', value: 1, unit: 'money' }, denominator: null,
    period: 'Dec 2025', comparison: { change: 827.4 / previousValue - 1, kind: 'relative', verdict: 'better', previousLabel: 'Nov 2025', previousValue, withinChance: null },
    comparisonAbsence: null, series: [], note: null,
  });
  expect(html({ metric: metric(826.6) })).toContain('Unchanged from Nov 2025');
  expect(html({ metric: metric(826.4) })).toMatch(/up <\/span>0\.1%, better<\/span> than €826 in Nov 2025/);
});
