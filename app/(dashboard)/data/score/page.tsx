import type { Metadata } from 'next';
import { UploadForm } from '@/app/_components/intake/uploadForm';
import { UploadProblem } from '@/app/_components/intake/uploadProblem';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { featureColumns } from '@/lib/dataset/dataset';
import { maxUploadBytes } from '@/lib/intake/server/receiveUpload';
import { formatBytes, formatDate } from '@/lib/format';
import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { ALL_UP_TO } from '@/lib/workspace/scoring/advisedByDefault';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const metadata: Metadata = { title: 'Score a file', description: 'New customers in, the same rows with probability, band, reasons and offer out.' };

export default async function ScorePage({ searchParams }: PageProps<'/data/score'>) {
  const [{ problem }, readOnly, { dataset, model, modelProblem }] = await Promise.all([searchParams, whyNotWritable(), getWorkspace()]);
  const signup = dataset.dictionary.columns.find(({ role }) => role === 'signupDate');
  const features = model ? featureColumns(dataset).filter(({ spec }) => model.card.encoder.some((feature) => feature.name === spec.name)) : [];
  // A time as a customer that the file does not have is counted from the day of joining.
  const needed = [...new Set(features.map(({ spec }) => (spec.derived && signup ? signup.name : spec.name)))];
  const countsToToday = signup !== undefined && features.some(({ spec }) => spec.derived === 'between-dates');
  return (
    <>
      <PageHeader title="Score a file of customers" trail={[{ label: 'Data', href: '/data' }, { label: 'Score a file' }]}>
        The same rows come back in the same order, with probability, risk band, up to three reasons (what raises the probability, beyond chance), the recommended offer and what it is expected to bring. Who the file says has left is scored without an offer. By the model of {dataset.dictionary.name}.
      </PageHeader>
      <Card>
        {!model ? <Notice tone="problem" title={modelProblem?.message ?? 'There is no model.'}>{modelProblem?.remedy}</Notice>
          : readOnly ? <Notice title="No file can be scored here">{readOnly}</Notice>
            : (
              <>
                <UploadProblem code={problem} />
                <UploadForm maxBytes={maxUploadBytes()} purpose="score" hint="One row for each customer, written like the file of the dataset in use; whether they left is not needed." />
                <p className="mt-3 max-w-[75ch] text-text-3">
                  In a file of more than {formatBytes(ALL_UP_TO)}, some 35,000 customers, reasons and offers are for those who are predicted to leave: they take most of the time, and the others are seldom called.
                </p>
                {countsToToday && (
                  <p className="mt-3 max-w-[75ch] text-text-3">
                    How long they have stayed is counted from {signup.name} to today, while the pages count to {dataset.dictionary.snapshotDate ? formatDate(dataset.dictionary.snapshotDate) : 'the day of the file'}: the same customer may have another probability here.
                  </p>
                )}
                <p className="mt-3 text-text-3 break-words">Columns that it needs: {needed.join(', ')}. Others are carried along.</p>
              </>
            )}
      </Card>
    </>
  );
}
