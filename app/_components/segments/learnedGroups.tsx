import { DataTable } from '@/app/_components/ui/dataTable';
import { Notice } from '@/app/_components/ui/notice';
import type { Dictionary } from '@/lib/dataset/schema';
import { formatFixed, formatRate } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { clusterCards, type ClusterCards } from '@/lib/workspace/segmentsPage/cards';
import { ProfileCard } from './profileCard';

/** The groups that were learned from behaviour and value, or why there are none. Groups that tell little are shut, with the reason in sight. */
export function LearnedGroups({ workspace }: { workspace: Workspace }) {
  const view = clusterCards(workspace);
  const { clustersProblem, dataset: { dictionary } } = workspace;
  const title = view ? view.weakness ?? view.title : 'Learned groups';
  return (
    <section id="groups" aria-labelledby="groups-title" className="scroll-mt-4 print:break-inside-auto!">
      <h2 id="groups-title" className="text-base/6 font-semibold text-balance">{title}</h2>
      {!view && <div className="mt-3"><Notice title="There are no learned groups">{clustersProblem?.message} {clustersProblem?.remedy}</Notice></div>}
      {view && view.weakness === null && <Groups view={view} dictionary={dictionary} />}
      {view && view.weakness !== null && (
        <details>
          <summary className="inline-flex min-h-8 items-center text-accent underline underline-offset-2">Show the {view.cards.length} learned groups</summary>
          <p className="mt-2 font-medium text-text-2">{view.title}</p>
          <Groups view={view} dictionary={dictionary} />
        </details>
      )}
    </section>
  );
}

function Groups({ view, dictionary }: { view: ClusterCards; dictionary: Dictionary }) {
  return (
    <>
      <p className="mt-0.5 mb-3 max-w-3xl text-xs text-text-3">Learned groups: customers who are alike in what they do and pay, whatever their tenure and whether or not they left. Named after what sets them apart; the figures are counted like those of the segments.</p>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3 print:grid-cols-2 print:gap-2">
        {view.cards.map((card) => <ProfileCard key={card.id} {...card} profile={card} all={view.total} dictionary={dictionary} />)}
      </div>
      <HowFound view={view} />
    </>
  );
}

function HowFound({ view: { cards, tried, resamples } }: { view: ClusterCards }) {
  return (
    <details className="mt-3 text-xs text-text-2">
      <summary className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">How these were found</summary>
      <div className="mt-1 flex max-w-3xl flex-col gap-2">
        <p>k-means on every column of behaviour and value, each weighing the same; tenure and what adds up over it are left out, so that the groups are not just old and new customers. Of the numbers of groups tried, {cards.length} has the largest mean silhouette: 1 is groups far apart, 0 is groups that run into each other, and up to 0.25 there is no substantial structure (Kaufman &amp; Rousseeuw 1990).</p>
        <p>Stability: how much of a group is found again, on average, when the customers are drawn anew ({resamples} resamples, Jaccard similarity): 0.75 or more is stable, below 0.6 it is not to be relied on.</p>
        <p>What sets a group apart is described, not tested: the groups were found by looking for differences.</p>
        <DataTable
          caption="Mean silhouette by number of groups"
          columns={[
            { header: 'Groups', numeric: true, cell: ({ k }) => (k === cards.length ? `${k}, chosen` : k) },
            { header: 'Mean silhouette', numeric: true, cell: ({ silhouette }) => formatFixed(silhouette, 3) },
            { header: 'Smallest group', numeric: true, cell: ({ smallestShare }) => formatRate(smallestShare) },
          ]}
          rows={tried}
          rowKey={({ k }) => String(k)}
        />
      </div>
    </details>
  );
}
