import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { CompareCards } from '@/app/_components/versions/compareCards';
import { CompareForm } from '@/app/_components/versions/compareForm';
import { describeError, HoldfastError } from '@/lib/errors';
import type { ListedVersion } from '@/lib/versions/schema';
import { listVersions } from '@/lib/versions/server/listVersions';
import { pairedDifference, versionFacts } from '@/lib/workspace/server/comparedVersions';
import type { Paired, VersionFacts } from '@/lib/workspace/versionsPage/versionFacts';
import { readCompareQuery } from './compareQuery';

export const metadata: Metadata = { title: 'Compare versions', description: 'Two versions of the data side by side: their customers, columns, models and assumptions.' };

type Usable = Exclude<ListedVersion, { kind: 'unusable' }>;

export default async function ComparePage({ searchParams }: PageProps<'/data/versions/compare'>) {
  const { versions } = await listVersions();
  const usable = versions.filter((listed): listed is Usable => listed.kind !== 'unusable');
  const { a, b, notice } = readCompareQuery(await searchParams, usable.map(({ id }) => id));
  const of = (id: string) => usable.find((listed) => listed.id === id)!;
  return (
    <>
      <PageHeader title="Compare versions"><Link href="/data" className="text-accent underline underline-offset-2">All versions</Link></PageHeader>
      <div className="flex flex-col gap-6">
        {notice && <Notice title="Choose two versions">{notice}</Notice>}
        {usable.length < 2
          ? <Notice title="There is nothing to compare yet"><Link href="/data/import" className="underline underline-offset-2">Bring in a file</Link>: every file becomes a version of its own beside the bundled data.</Notice>
          : <CompareForm versions={usable.map((listed) => ({ id: listed.id, name: nameOf(listed) }))} a={a} b={b} />}
        {a && b && <Compared a={of(a)} b={of(b)} />}
      </div>
    </>
  );
}

async function Compared({ a, b }: { a: Usable; b: Usable }) {
  const found = await factsOf(a, b).catch((error: unknown) => {
    if (error instanceof HoldfastError) return describeError(error);
    throw error;
  });
  return typeof found === 'string' ? <Notice tone="problem" title="These two cannot be compared">{found}</Notice> : <CompareCards {...found} />;
}

async function factsOf(a: Usable, b: Usable): Promise<{ a: VersionFacts; b: VersionFacts; paired: Paired }> {
  const [own, other] = await Promise.all([versionFacts(a), versionFacts(b)]);
  return { a: own, b: other, paired: await pairedDifference(own, other) };
}

function nameOf(listed: Usable): string {
  return `${listed.kind === 'bundled' ? 'Bundled example data' : listed.version.name}${listed.isCurrent ? ' (in use)' : ''}`;
}
