import type { Metadata } from 'next';
import { ComparisonCard } from '@/app/_components/segments/comparisonCard';
import { HeatMapCard } from '@/app/_components/segments/heatMapCard';
import { LearnedGroups } from '@/app/_components/segments/learnedGroups';
import { MatrixCard } from '@/app/_components/segments/matrixCard';
import { RuleSegments } from '@/app/_components/segments/ruleSegments';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { numberByRole } from '@/lib/dataset/dataset';
import { formatCount, formatDate } from '@/lib/format';
import { missing } from '@/lib/workspace/segmentsPage/cards';
import { comparison, comparisonOptions } from '@/lib/workspace/segmentsPage/comparison';
import { heatMap } from '@/lib/workspace/segmentsPage/heatMap';
import { partitionOptions } from '@/lib/workspace/segmentsPage/partitions';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { readSegmentsQuery } from './segmentsQuery';

export const metadata: Metadata = { title: 'Segments', description: 'Where the revenue at risk is: segments, learned groups, value against risk, churn by month, and how long each group stays.' };

const PLACES = [['#segments', 'Segments'], ['#matrix', 'Value and risk'], ['#groups', 'Learned groups'], ['#months', 'Month by month'], ['#staying', 'How long they stay']] as const;

export default async function SegmentsPage({ searchParams }: PageProps<'/segments'>) {
  const workspace = await getWorkspace();
  const { dataset: { dictionary }, activeRows } = workspace;
  const query = readSegmentsQuery(await searchParams, { by: partitionOptions(workspace), compare: comparisonOptions(workspace) });
  const source = dictionary.snapshotDate ? `${dictionary.name}, ${formatDate(dictionary.snapshotDate)}.` : `${dictionary.name}.`;
  const lacking = missing(workspace);
  const hasCharge = numberByRole(workspace.dataset, 'monthlyCharge') !== null;
  return (
    <>
      <PageHeader title={hasCharge ? 'Where the revenue at risk is' : 'Who leaves, group by group'}>
        {dictionary.name}: {formatCount(activeRows.length)} active customers in groups{dictionary.snapshotDate && `, as of ${formatDate(dictionary.snapshotDate)}`}
      </PageHeader>
      <nav aria-label="On this page" className="-mt-3 mb-6 flex flex-wrap gap-x-4">
        {PLACES.map(([href, label]) => <a key={href} href={href} className="inline-flex min-h-8 items-center text-accent underline underline-offset-2">{label}</a>)}
      </nav>
      <div className="flex flex-col gap-8">
        {query.ignored.length > 0 && <Notice title="Part of the address was ignored">{query.ignored.join(' ')}</Notice>}
        {lacking.length > 0 && <Notice title="Some figures are missing">{lacking.map((sentence) => <p key={sentence}>{sentence}</p>)}</Notice>}
        <RuleSegments workspace={workspace} />
        <MatrixCard workspace={workspace} source={source} />
        <LearnedGroups workspace={workspace} />
        <HeatMapCard view={heatMap(workspace, query.by)} query={query} source={source} />
        <ComparisonCard view={comparison(workspace, query.compare)} query={query} source={source} />
      </div>
    </>
  );
}
