import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatRatePair } from '@/lib/format';
import type { Metric } from '@/lib/kpi/metric';
import { PERIOD_KINDS, type PeriodKind } from '@/lib/kpi/period';
import { retentionAt } from '@/lib/survival/clv';
import type { Workspace } from './derive';
import { contrast, groupChurn } from './groups';
import { kpiCards, workspacePeriods } from './kpiCards';
import { lifetimeValues, retentionOf } from './lifetimeValue';
import { overview } from './overview';
import { riskGroups } from './riskGroups';
import { saveList } from './saveList';
import { segmentBreakdown } from './segments';
import { monthlyTrend } from './trend';
import { bundledWorkspace, rowsOfCsv } from './workspace.fixture';

let workspace: Workspace;
const rows = rowsOfCsv(readFileSync('data/customers.csv', 'utf8'));
const active = rows.filter((row) => row.churn === 'No');
beforeAll(async () => {
  workspace = await bundledWorkspace();
});
const cards = (kind: PeriodKind) => Object.fromEntries(kpiCards(workspace, kind).map((card) => ('metric' in card ? [card.metric.id, card.metric] : expect.fail(card.absence)))) as Record<Metric['id'], Metric>;

/** Customers at the start of a day and those of them gone at the start of another, on the dates as text. */
function recount(start: string, end: string, of = rows) {
  const there = (row: Record<string, string>, day: string) => row.signup_date! < day && (row.churn_date === '' || row.churn_date! >= day);
  const atStart = of.filter((row) => there(row, start));
  return { activeAtStart: atStart.length, lost: atStart.filter((row) => !there(row, end)).length };
}

describe('the headline numbers of the bundled file', () => {
  it.each(PERIOD_KINDS)('churn and retention print as 100.0%% together (%s), at every point of the sparkline', (kind) => {
    const { churnRate, retentionRate } = cards(kind);
    churnRate.series.forEach(({ value }, i) => {
      const [churn, retention] = [formatRatePair(value).churn, formatRatePair(1 - retentionRate.series[i]!.value).retention];
      expect(Math.round((Number.parseFloat(churn) + Number.parseFloat(retention)) * 10)).toBe(1000);
    });
    expect(churnRate.numerator.value + retentionRate.numerator.value).toBe(churnRate.denominator!.value);
  });

  it.each(PERIOD_KINDS)('each card is the last point of its sparkline, compared with the one before (%s)', (kind) => {
    for (const metric of Object.values(cards(kind))) {
      expect(metric.series.at(-1)).toEqual({ label: metric.period, value: metric.value });
      expect(metric.comparison!.previousValue).toBe(metric.series.at(-2)!.value);
      for (const { value } of metric.series) expect(Number.isFinite(value)).toBe(true);
    }
  });

  it('churn of the last month, quarter and year is that of a recount', () => {
    for (const [kind, start] of [['month', '2025-12-01'], ['quarter', '2025-10-01'], ['year', '2025-01-01']] as const) {
      const { numerator, denominator } = cards(kind).churnRate;
      expect({ activeAtStart: denominator!.value, lost: numerator.value }).toEqual(recount(start, '2026-01-01'));
    }
  });

  it('active customers are the rows that say churn No', () => {
    for (const kind of PERIOD_KINDS) expect(cards(kind).activeCustomers.value).toBe(active.length);
    expect(workspace.activeRows).toHaveLength(active.length);
  });

  it('monthly revenue at risk is the sum over the whole save list', () => {
    const list = saveList(workspace, Infinity)!;
    expect(list).toHaveLength(active.length);
    const sum = list.reduce((total, entry) => total + entry.atRisk, 0);
    for (const kind of PERIOD_KINDS) expect(cards(kind).revenueAtRisk.value).toBeCloseTo(sum, 6);
    const charges = new Map(active.map((row) => [row.customer_id, Number(row.monthly_charges)]));
    for (const entry of list) expect(entry.atRisk).toBe(entry.probability * charges.get(entry.customerId)!);
    for (let i = 1; i < list.length; i++) expect(list[i]!.atRisk).toBeLessThanOrEqual(list[i - 1]!.atRisk);
    expect(saveList(workspace, 8)).toEqual(list.slice(0, 8));
  });

  it('monthly revenue at risk is set against what all active customers pay', () => {
    const paid = active.reduce((sum, row) => sum + Number(row.monthly_charges), 0);
    for (const kind of PERIOD_KINDS) {
      const { denominator, numerator, value } = cards(kind).revenueAtRisk;
      expect(denominator!.value).toBeCloseTo(paid, 6);
      expect(denominator!.unit).toBe('moneyPerMonth');
      expect(numerator.value).toBe(value);
      expect(value).toBeLessThan(paid);
    }
  });

  it('average CLV is that of a month-by-month sum over the survival curves of the risk groups, counted from the file', () => {
    // Months completed on 31 Dec 2023, the eve of observation; below 0 for those who came later.
    const entry = rows.map((row) => {
      const [year, month, day] = row.signup_date!.split('-').map(Number) as [number, number, number];
      return (2023 - year) * 12 + (12 - month) - (31 < day ? 1 : 0);
    });
    const tenure = rows.map((row) => Number(row.tenure));
    const { of, groups, score } = riskGroups(workspace)!;
    // By group and month: departures ÷ the at-risk customers' relative hazards, from which each one's hazard follows.
    const followed = groups.map((_, group) => {
      const members = rows.flatMap((row, i) => (of[i] === group ? [{ left: row.churn === 'Yes', tenure: tenure[i]!, entry: Math.max(entry[i]!, -1), relative: Math.exp(score![i]!) }] : []));
      const months: { kept: number; relative: number }[] = [{ kept: 1, relative: 1 }];
      for (let t = 1; t <= Math.max(...tenure); t++) {
        const atRisk = members.filter((member) => member.entry < t && member.tenure >= t);
        if (atRisk.length < 50) break;
        const gone = atRisk.filter((member) => member.left && member.tenure === t).length;
        months.push({ kept: 1 - gone / atRisk.length, relative: atRisk.reduce((sum, member) => sum + member.relative, 0) / atRisk.length });
      }
      return months;
    });
    const values = lifetimeValues(workspace)!;
    const worth = (i: number) => {
      let [sum, there] = [0, 1];
      for (let k = 1; k <= 36; k++) {
        const month = followed[of[i]!]![tenure[i]! + k];
        there *= month ? month.kept ** (Math.exp(score![i]!) / month.relative) : retentionAt(retentionOf(values, i), tenure[i]! + k);
        sum += there / 1.01 ** k;
      }
      return 0.6 * sum * Number(rows[i]!.monthly_charges);
    };
    const mean = rows.reduce((sum, row, i) => sum + (row.churn === 'No' ? worth(i) : 0), 0) / active.length;
    expect(values.courses.map(({ observed }) => observed)).toEqual(followed.map((months) => months.length - 1));
    expect(cards('month').averageClv.value).toBeCloseTo(mean, 6);
  });
});

describe('the other cards of the bundled file', () => {
  it('segments are exclusive and sum to the active customers', () => {
    const { segments, total } = segmentBreakdown(workspace);
    expect(total).toBe(active.length);
    expect(segments.reduce((sum, segment) => sum + segment.count, 0)).toBe(active.length);
    expect(segments.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1, 12);
    expect(segments.map((segment) => segment.id)).toEqual(['at-risk', 'new', 'high-value', 'loyal', 'core']);
    const flagged = workspace.activeProbability!.filter((p) => p >= 0.5).length;
    expect(segments[0]!.count).toBe(flagged);
    // Without the at-risk and the new, at most a third of all can be high value.
    expect(segments[2]!.count).toBeLessThanOrEqual(active.filter((row) => Number(row.monthly_charges) >= workspace.highValueFrom).length);
  });

  it('high value begins at a charge of the file and takes in who pays just that', () => {
    const charges = active.map((row) => Number(row.monthly_charges)).sort((a, b) => a - b);
    // Two thirds of the way from the first to the last of 5,674 is place 3,782 exactly.
    expect([charges.length, ((charges.length - 1) * 2) / 3]).toEqual([5674, 3782]);
    expect(workspace.highValueFrom).toBe(charges[3782]);
    const ids = [...workspace.dataset.rowById.keys()];
    expect(Array.from(workspace.activeRows, (row) => ids[row])).toEqual(active.map((row) => row.customer_id));
    // At risk from 0.5 and new up to 6 months come first.
    const rest = active.filter((row, i) => workspace.activeProbability![i]! < 0.5 && Number(row.tenure) > 6);
    const highValue = segmentBreakdown(workspace).segments.find((segment) => segment.id === 'high-value')!;
    expect(highValue.count).toBe(rest.filter((row) => Number(row.monthly_charges) >= workspace.highValueFrom).length);
    expect(highValue.count).toBeGreaterThan(0);
  });

  it('groups sum to the churn card, for each period and grouping, with intervals around their rates', () => {
    for (const kind of PERIOD_KINDS) {
      const { churnRate } = cards(kind);
      const period = workspacePeriods(workspace, kind).at(-1)!;
      for (const by of ['contract', 'payment_method', 'internet_service']) {
        const { groups, by: shown } = groupChurn(workspace, period, by)!;
        expect(shown).toBe(by);
        expect(groups.reduce((sum, group) => sum + group.lost, 0)).toBe(churnRate.numerator.value);
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(churnRate.denominator!.value);
        for (const { rate, lower, upper } of groups) expect(lower <= rate && rate <= upper).toBe(true);
      }
    }
    expect(groupChurn(workspace, null, 'gender')!.by).toBe('contract');
  });

  it('the trend is a recount of every month of both years', () => {
    const trend = monthlyTrend(workspace)!;
    expect([trend.thisYear, trend.lastYear, trend.months.length]).toEqual([2025, 2024, 12]);
    trend.months.forEach((month, i) => {
      for (const [year, counted] of [[2025, month.thisYear!], [2024, month.lastYear!]] as const) {
        const day = (m: number) => new Date(Date.UTC(year, m, 1)).toISOString().slice(0, 10);
        const expected = recount(day(i), day(i + 1));
        expect({ activeAtStart: counted.activeAtStart, lost: counted.lost }).toEqual(expected);
        expect(counted.churnRate).toBe(expected.lost / expected.activeAtStart);
      }
    });
  });

  it('contrasts are counted from the file', () => {
    const share = (contract: string) => {
      const group = rows.filter((row) => row.contract === contract);
      return ((group.filter((row) => row.churn === 'Yes').length / group.length) * 100).toFixed(1);
    };
    expect(contrast(workspace, 'contract')).toBe(`Month-to-month: ${share('Month-to-month')}% left. Two year: ${share('Two year')}%.`);
    expect(contrast(workspace, 'usage_gb')).toMatch(/^.+: \d+\.\d% left\. .+: \d+\.\d%\.$/);
    expect(contrast(workspace, 'no such column')).toBeNull();
  });

  it('the overview carries all of it, for every view', () => {
    for (const kind of PERIOD_KINDS) {
      const view = overview(workspace, kind, 'internet_service');
      expect(view.cards).toHaveLength(5);
      expect(view.trend && view.groups && view.drivers && view.saveList).toBeTruthy();
      expect([view.tenure, view.trendAbsence, view.modelProblem]).toEqual([null, null, null]);
      expect(view.saveList!.entries).toHaveLength(8);
      expect(JSON.stringify(view)).not.toMatch(/NaN|undefined|null%/);
    }
  });
});
