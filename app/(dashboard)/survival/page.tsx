import type { Metadata } from 'next';
import { KpiCard } from '@/app/_components/overview/kpiCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { CurveCard } from '@/app/_components/survival/curveCard';
import { GroupsCard } from '@/app/_components/survival/groupsCard';
import { HazardCard } from '@/app/_components/survival/hazardCard';
import { RatiosCard } from '@/app/_components/survival/ratiosCard';
import { TriangleCard } from '@/app/_components/survival/triangleCard';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatDate } from '@/lib/format';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import type { KpiCard as KpiCardData } from '@/lib/workspace/kpiCards';
import { survivalBy, survivalPage } from '@/lib/workspace/survivalPage/survivalPage';
import { readSurvivalQuery } from './survivalQuery';

export const metadata: Metadata = { title: 'Survival', description: 'How long customers stay, when they leave, which groups stay longer, and what goes with leaving sooner.' };

export default async function SurvivalPage({ searchParams }: PageProps<'/survival'>) {
  const workspace = await getWorkspace();
  const { dictionary, rowCount } = workspace.dataset;
  const view = survivalPage(workspace);
  const query = readSurvivalQuery(await searchParams, view.options.map(({ name }) => name));
  const comparison = query.by === null ? null : survivalBy(workspace, query.by);
  const source = dictionary.snapshotDate ? `${dictionary.name}, ${formatDate(dictionary.snapshotDate)}.` : `${dictionary.name}.`;
  const note = view.rowsNote;
  return (
    <>
      <PageHeader title="How long do they stay?">{formatCount(rowCount)} customers in {dictionary.name}, from their first {view.step.one} to the day they left or were last seen</PageHeader>
      <div className="flex flex-col gap-6">
        {query.ignored.length > 0 && <Notice title="Part of the address was ignored">{query.ignored.join(' ')}</Notice>}
        {view.absence && <Notice title="No survival curve for this file">{view.absence}</Notice>}
        {view.cards.length > 0 && <Cards cards={view.cards} currency={dictionary.currency} className="grid-cols-2 md:grid-cols-3 xl:grid-cols-5 max-md:[&>:last-child]:col-span-2" />}
        {view.curve && <CurveCard curve={view.curve} step={view.step} customers={rowCount} source={source} note={note} />}
        {!view.absence && <GroupsCard comparison={comparison} options={view.options} by={query.by} notOffered={view.notOffered} source={source} note={note} />}
        {view.curve && <HazardCard hazard={view.hazard} step={view.step} source={source} note={note} />}
        {view.curve && <RatiosCard ratios={view.ratios} step={view.step} source={source} note={note} />}
        <TriangleCard triangle={view.triangle} source={source} note={note} />
        <section aria-labelledby="revenue-title">
          <h2 id="revenue-title" className="mb-3 text-base/6 font-semibold">What of their revenue stays</h2>
          <Cards cards={view.revenue} currency={dictionary.currency} className="grid-cols-1 sm:grid-cols-2" headingLevel="h3" />
        </section>
      </div>
    </>
  );
}

function Cards({ cards, currency, className, headingLevel }: { cards: KpiCardData[]; currency: string; className: string; headingLevel?: 'h3' }) {
  return (
    <div className={`grid gap-3 md:gap-4 ${className}`}>
      {cards.map((card) => <KpiCard key={'metric' in card ? card.metric.id : card.label} card={card} currency={currency} headingLevel={headingLevel} />)}
    </div>
  );
}
