import { Sparkline } from '@/app/_components/charts/sparkline';
import { Card } from '@/app/_components/ui/card';
import { Triangle } from '@/app/_components/ui/triangle';
import { formatChange, formatCount, formatMoney, formatMoneyCompact, formatMoneyRounded, formatNumber, formatRate, formatRatePair } from '@/lib/format';
import type { Coverage, Metric, MetricId, Unit } from '@/lib/kpi/metric';
import type { KpiCard as KpiCardData } from '@/lib/workspace/kpiCards';

const SERIES_COLOR: Partial<Record<MetricId, string>> = { churnRate: 'var(--churn)', retentionRate: 'var(--retention)', revenueAtRisk: 'var(--churn)' };

/** A metric with its change, its course and, one click away, how it was computed. */
export function KpiCard({ card, currency, headingLevel: Heading = 'h2' }: { card: KpiCardData; currency: string; headingLevel?: 'h2' | 'h3' | undefined }) {
  if (!('metric' in card)) {
    return (
      <Card>
        <Heading className="text-text-2">{card.label}</Heading>
        <p className="mt-1 text-[28px]/8 font-semibold text-text-3">—</p>
        <p className="mt-1 text-xs text-text-3">{card.absence}</p>
      </Card>
    );
  }
  const { metric } = card;
  return (
    <Card className="flex flex-col">
      <Heading className="text-text-2">{metric.label}</Heading>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2">
        <p className="numeric text-[28px]/8 font-semibold" data-metric={metric.id}>{headline(metric, metric.value, currency)}</p>
        {metric.series.length > 1 && <Sparkline values={metric.series.map((point) => point.value)} color={SERIES_COLOR[metric.id] ?? 'var(--accent)'} />}
      </div>
      {metric.interval && <p className="numeric mt-1 text-xs text-text-2">95% interval {intervalText(metric, metric.interval, currency)}</p>}
      <Change metric={metric} currency={currency} />
      {metric.coverage && metric.coverage.known < metric.coverage.of && <p className="numeric mt-1 text-xs text-text-3">{coverageText(metric.coverage)}</p>}
      <Formula metric={metric} currency={currency} />
    </Card>
  );
}

/** Churn and retention are rounded as a pair, so that the two cards sum to 100.0%. */
function headline({ id, unit }: Pick<Metric, 'id' | 'unit'>, value: number, currency: string): string {
  if (id === 'churnRate') return formatRatePair(value).churn;
  if (id === 'retentionRate') return formatRatePair(1 - value).retention;
  return unit === 'money' || unit === 'moneyPerMonth' ? formatMoneyCompact(value, currency) : formatPart(value, unit, currency);
}

function intervalText({ id, unit }: Metric, { lower, upper }: NonNullable<Metric['interval']>, currency: string): string {
  if (unit !== 'months') return `${headline({ id, unit }, lower, currency)} to ${headline({ id, unit }, upper, currency)}`;
  return upper === Infinity ? `from ${formatPart(lower, unit, currency)}, upper end not reached` : `${formatNumber(lower, 1)} to ${formatPart(upper, unit, currency)}`;
}

function coverageText({ known, of, what }: Coverage): string {
  return `${formatCount(known)} of ${formatCount(of)} ${what}`;
}

function Change({ metric, currency }: { metric: Metric; currency: string }) {
  const { comparison } = metric;
  if (!comparison) return <p className="mt-1 text-xs text-text-3">{metric.comparisonAbsence}</p>;
  const { change, kind, verdict, previousLabel, previousValue, withinChance } = comparison;
  // Two equal numbers, one of them better than the other, would say nothing.
  if (verdict === 'unchanged' || headline(metric, metric.value, currency) === headline(metric, previousValue, currency)) return <p className="mt-1 text-xs text-text-2">Unchanged from {previousLabel}</p>;
  return (
    <p className="numeric mt-1 text-xs text-text-3">
      <span className={withinChance ? 'text-text-2' : `font-medium ${verdict === 'better' ? 'text-better' : 'text-worse'}`}>
        <Triangle up={change > 0} /> <span className="sr-only">{change > 0 ? 'up' : 'down'} </span>{formatChange(change, kind)}, {verdict}
      </span>{' '}
      than {headline(metric, previousValue, currency)} in {previousLabel}
      {withinChance && '; within chance'}
    </p>
  );
}

/** The native popover needs no script, closes on Escape and gives the focus back. */
function Formula({ metric, currency }: { metric: Metric; currency: string }) {
  const id = `formula-${metric.id}`;
  return (
    <>
      <button popoverTarget={id} className="mt-auto inline-flex min-h-6 w-fit items-center pt-2 text-xs text-accent underline underline-offset-2">
        How it is computed
      </button>
      <div id={id} popover="auto" role="dialog" aria-label={`${metric.label}: how it is computed`} className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-control bg-surface p-5 text-text backdrop:bg-[#0006]">
        <h3 className="text-base/6 font-semibold">{metric.label}, {metric.period}</h3>
        <p className="mt-2 text-text-2">{metric.formula}</p>
        <dl className="numeric mt-3 grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 border-y border-border py-3">
          {[metric.numerator, ...(metric.denominator ? [metric.denominator] : [])].map((part) => (
            <div key={part.label} className="contents">
              <dt className="text-text-3">{part.label}</dt>
              <dd className="text-right font-medium">{formatPart(part.value, part.unit, currency)}</dd>
            </div>
          ))}
          {metric.denominator && (
            <div className="contents">
              <dt className="text-text-3">{metric.label}</dt>
              <dd className="text-right font-medium">{formatPart(metric.value, metric.unit, currency)}</dd>
            </div>
          )}
        </dl>
        {metric.coverage && <p className="numeric mt-3 text-xs text-text-3">Coverage: {coverageText(metric.coverage)}.</p>}
        {metric.note && <p className="mt-3 text-xs text-text-3">{metric.note}</p>}
        <button popoverTarget={id} popoverTargetAction="hide" className="mt-3 min-h-6 text-xs text-accent underline underline-offset-2">Close</button>
      </div>
    </>
  );
}

/** Exact values, where the card itself may be compact. */
function formatPart(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case 'rate': return formatRate(value);
    case 'count': return formatCount(value);
    case 'money': return formatMoneyRounded(value, currency);
    case 'moneyPerMonth': return `${formatMoney(value, currency)} a month`;
    case 'months':
    case 'years': return value === Infinity ? 'Not reached' : `${formatNumber(value, 1)} ${value === 1 ? unit.slice(0, -1) : unit}`;
  }
}
