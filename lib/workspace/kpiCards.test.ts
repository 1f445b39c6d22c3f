import { expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { kpiCards } from './kpiCards';
import { workspaceOf } from './workspace.fixture';

it('what rests on charges says how many customers have one', async () => {
  const cards = kpiCards(await workspaceOf(MEMBERS, () => {}, 3), 'month').flatMap((card) => ('metric' in card ? [card.metric] : []));
  const active = MEMBERS.split('\n').filter((line) => line.endsWith(',No'));
  const charged = active.filter((line) => !/^M\d+,\d+,,/.test(line));
  const coverage = { known: charged.length, of: active.length, what: 'active customers have a known payment' };
  expect(charged.length).toBeLessThan(active.length);
  expect(cards.map((metric) => [metric.id, metric.coverage])).toEqual([['churnRate', undefined], ['retentionRate', undefined], ['activeCustomers', undefined], ['averageClv', coverage], ['revenueAtRisk', coverage]]);
});
