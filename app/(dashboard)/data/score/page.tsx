import type { Metadata } from 'next';
import { UploadForm } from '@/app/_components/intake/uploadForm';
import { UploadProblem } from '@/app/_components/intake/uploadProblem';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { featureColumns } from '@/lib/dataset/dataset';
import { maxUploadBytes } from '@/lib/intake/server/receiveUpload';
import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const metadata: Metadata = { title: 'Score a file', description: 'New customers in, the same rows with probability, band, reasons and offer out.' };

export default async function ScorePage({ searchParams }: PageProps<'/data/score'>) {
  const [{ problem }, readOnly, { dataset, model, modelProblem }] = await Promise.all([searchParams, whyNotWritable(), getWorkspace()]);
  const needed = model ? featureColumns(dataset).map(({ spec }) => spec.name).filter((name) => model.card.encoder.some((feature) => feature.name === name)) : [];
  return (
    <>
      <PageHeader title="Score a file of customers" trail={[{ label: 'Data', href: '/data' }, { label: 'Score a file' }]}>
        The same rows come back in the same order, with probability, risk band, three reasons, the recommended offer and what it is expected to bring. By the model of {dataset.dictionary.name}.
      </PageHeader>
      <Card>
        {!model ? <Notice tone="problem" title={modelProblem?.message ?? 'There is no model.'}>{modelProblem?.remedy}</Notice>
          : readOnly ? <Notice title="No file can be scored here">{readOnly}</Notice>
            : (
              <>
                <UploadProblem code={problem} />
                <UploadForm maxBytes={maxUploadBytes()} purpose="score" hint="One row for each customer, written like the file of the dataset in use; whether they left is not needed." />
                <p className="mt-3 text-text-3 break-words">Columns that it needs: {needed.join(', ')}. Others are carried along.</p>
              </>
            )}
      </Card>
    </>
  );
}
