import type { Metadata } from 'next';
import { Steps } from '@/app/_components/intake/steps';
import { UploadForm } from '@/app/_components/intake/uploadForm';
import { UploadProblem } from '@/app/_components/intake/uploadProblem';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { maxUploadBytes } from '@/lib/intake/server/receiveUpload';
import { whyNotWritable } from '@/lib/storage/server/dataHome';

export const metadata: Metadata = { title: 'Bring in a file', description: 'From a CSV file of customers to a model: upload, map, check, train.' };

export default async function ImportPage({ searchParams }: PageProps<'/data/import'>) {
  const [{ problem }, readOnly] = await Promise.all([searchParams, whyNotWritable()]);
  return (
    <>
      <PageHeader title="Bring in your customers" trail={[{ label: 'Data', href: '/data' }, { label: 'Bring in a file' }]}>
        Upload a CSV file, say what its columns mean, look at what the check finds, and train a model on it. What is in use stays in use until you say so.
      </PageHeader>
      <Steps current="Upload" hrefs={{}} />
      <Card>
        {readOnly ? (
          <Notice title="No file can be brought in here">{readOnly} The bundled data, or those of DATASET_DIR, are served.</Notice>
        ) : (
          <>
            <UploadProblem code={problem} />
            <UploadForm maxBytes={maxUploadBytes()} purpose="train" hint="One row for each customer, with whether they left." />
          </>
        )}
      </Card>
    </>
  );
}
