import Link from 'next/link';
import { csvHref } from '@/app/_components/charts/csv';
import { Card } from '@/app/_components/ui/card';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { revenueAddress } from '@/app/(dashboard)/revenue/revenueAddress';
import type { RevenueQuery } from '@/app/(dashboard)/revenue/revenueQuery';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount, formatMoneyRounded, formatRate, MISSING } from '@/lib/format';
import { HORIZONS, type LossGroup, type RevenuePage } from '@/lib/workspace/revenuePage/revenuePage';
import { horizonText, rangeText } from '@/lib/workspace/revenuePage/words';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

/** Both losses by group; every column adds up to its total. */
export function WhereCard({ view, query, currency }: { view: RevenuePage; query: RevenueQuery; currency: string }) {
  const { title, notReceivedTitle, groups, total } = view;
  const label = view.options.find(({ name }) => name === view.by)!.label;
  const rows = [...groups, total];
  return (
    <Card id="where" labelledBy="where-title" className="scroll-mt-4">
      <DivisionLinks view={view} query={query} />
      <h2 id="where-title" className="text-base/6 font-semibold text-balance">{title}</h2>
      <p className="mt-0.5 mb-2 text-xs text-text-3">Monthly revenue of those who will have left: what each pays × chance to have left, each customer by their own course. Groups add up to the total, their ranges do not: not all groups lose much at once.</p>
      <LossTable caption={`Monthly revenue that has left, by ${labelWithin(label)}`} label={label} rows={rows} total={total} measure="lost" currency={currency} />
      <h3 className="mt-6 font-semibold text-balance">{notReceivedTitle}</h3>
      <p className="mt-0.5 mb-2 text-xs text-text-3">Revenue not received over the months: what has left by each month, added up month by month. This is what the books of those months will lack; the table above is what will be missing each month from then on.</p>
      <LossTable caption={`Revenue not received, by ${labelWithin(label)}`} label={label} rows={rows} total={total} measure="notReceived" currency={currency} />
      <a download={`revenue-loss-by-${view.by}.csv`} href={csvHref(csvRows(label, rows))} className={`mt-2 text-xs ${LINK}`}>Download both as CSV</a>
    </Card>
  );
}

/** What the losses are divided by, as links: the choice is part of the address, and the scenario keeps its own. */
function DivisionLinks({ view: { options, by }, query }: { view: RevenuePage; query: RevenueQuery }) {
  return (
    <nav aria-label="Losses by" className="mb-3 flex flex-wrap gap-2">
      {options.map((option) => (
        <Link
          key={option.name}
          href={revenueAddress({ by: option.name, retain: query.retain }, 'where')}
          aria-current={option.name === by ? 'true' : undefined}
          className="inline-flex min-h-8 items-center rounded-full border border-control px-3 text-xs text-text-2 hover:bg-raised aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent"
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}

function LossTable({ caption, label, rows, total, measure, currency }: { caption: string; label: string; rows: LossGroup[]; total: LossGroup; measure: 'lost' | 'notReceived'; currency: string }) {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const strong = (group: LossGroup, text: string) => (group === total ? <strong className="font-semibold">{text}</strong> : text);
  const months = (i: number) => (measure === 'lost' ? `In ${horizonText({ months: HORIZONS[i]! })}` : `Over ${horizonText({ months: HORIZONS[i]! })}`);
  const columns: TableColumn<LossGroup>[] = [
    { header: label, cell: (group) => <GroupName group={group} total={group === total} /> },
    { header: 'Customers', numeric: true, wideOnly: true, cell: (group) => strong(group, formatCount(group.customers)) },
    { header: 'Monthly revenue', numeric: true, cell: (group) => strong(group, money(group.revenue)) },
    ...HORIZONS.map((_, i): TableColumn<LossGroup> => ({ header: months(i), numeric: true, cell: (group) => strong(group, money(group[measure][i]!.value)) })),
    ...(measure === 'lost' ? [{ header: 'Share in 12 months', numeric: true, cell: (group: LossGroup) => strong(group, Number.isFinite(group.share) ? formatRate(group.share) : MISSING) }] : []),
    { header: `90% range, ${horizonText({ months: HORIZONS.at(-1)! })}`, numeric: true, cell: (group) => rangeText(group[measure].at(-1)!.range, currency) },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(group) => (group === total ? 'total' : group.label)} />;
}

function GroupName({ group: { label, query }, total }: { group: LossGroup; total: boolean }) {
  const weight = total ? 'font-semibold' : '';
  return query ? <Link href={{ pathname: '/customers', query }} className={`min-w-24 ${LINK} ${weight}`}>{label}</Link> : <span className={weight}>{label}</span>;
}

/** Plain numbers, for a spreadsheet. */
function csvRows(label: string, rows: readonly LossGroup[]): string[][] {
  const measures = [['lost', 'monthly_revenue_lost_in'], ['notReceived', 'revenue_not_received_over']] as const;
  const named = measures.flatMap(([, name]) => HORIZONS.flatMap((months) => [`${name}_${months}_months`, `${name}_${months}_months_from`, `${name}_${months}_months_to`]));
  return [
    [label, 'customers', 'monthly_revenue_today', ...named],
    ...rows.map((group) => [group.label, String(group.customers), String(group.revenue), ...measures.flatMap(([measure]) => group[measure].flatMap(({ value, range }) => [String(value), range.lower.toFixed(0), range.upper.toFixed(0)]))]),
  ];
}
