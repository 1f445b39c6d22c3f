import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { formatBytes, formatCount, formatDate, formatFixed, formatRate } from '@/lib/format';
import type { ListedVersion } from '@/lib/versions/schema';
import { listVersions } from '@/lib/versions/server/listVersions';
import { whyNotSwitchable } from '@/lib/workspace/server/served';
import { VersionsPanel, type VersionLine } from './versionsPanel';

/** What can be served: the bundled data and every file that was brought in, each with its model. */
export async function VersionsCard() {
  const [{ versions, problem }, whyFixed] = await Promise.all([listVersions(), whyNotSwitchable()]);
  return (
    <Card id="versions" labelledBy="versions-title">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="versions-title" className="text-base/6 font-semibold">Versions</h2>
        <div className="flex flex-wrap gap-3">
          <Link href="/data/score" className="inline-flex min-h-11 items-center rounded-control border border-control px-4 font-medium hover:bg-raised sm:min-h-9">Score a file</Link>
          <Link href="/data/import" className="inline-flex min-h-11 items-center rounded-control bg-accent px-4 font-medium text-on-accent hover:brightness-110 sm:min-h-9">Bring in a file</Link>
        </div>
      </div>
      <p className="mb-2 text-text-3">A version is a file with its dictionary, model and figures, and never changes. To use another one takes a moment and can be rolled back.</p>
      {problem && <Notice tone="problem" title="The list may not be complete">{problem}</Notice>}
      <VersionsPanel versions={versions.map(lineOf)} whyFixed={whyFixed} />
    </Card>
  );
}

function lineOf(listed: ListedVersion): VersionLine {
  const { id, isCurrent, isPrevious } = listed;
  const line = { id, isCurrent, isPrevious, origin: null, figures: null, unusable: null, canRename: false };
  if (listed.kind === 'bundled') return { ...line, name: 'Bundled example data', origin: 'A fictional telecom that comes with Holdfast' };
  if (listed.kind === 'unusable') return { ...line, name: id, unusable: listed.why, canRename: false };
  const { version } = listed;
  return {
    ...line,
    name: version.name,
    origin: `${formatDate(version.createdAt)}, from ${version.sourceName}`,
    figures: [
      `${formatCount(version.rows)} customers`,
      `${formatRate(version.churned / version.rows)} left`,
      ...(version.refusedRows > 0 ? [`${formatCount(version.refusedRows)} ${version.refusedRows === 1 ? 'row' : 'rows'} refused`] : []),
      version.rocAuc === null ? 'no model' : `ROC AUC ${formatFixed(version.rocAuc, 3)}`,
      formatBytes(version.bytes),
    ].join(' · '),
    canRename: true,
  };
}
