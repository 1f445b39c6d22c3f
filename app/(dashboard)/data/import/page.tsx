import type { Metadata } from 'next';
import { Steps } from '@/app/_components/intake/steps';
import { UploadForm } from '@/app/_components/intake/uploadForm';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { maxUploadBytes } from '@/lib/intake/server/receiveUpload';
import { whyNotWritable } from '@/lib/storage/server/dataHome';

export const metadata: Metadata = { title: 'Bring in a file', description: 'From a CSV file of customers to a model: upload, map, check, train.' };

/** How a form that was sent without JavaScript failed; the words for the others are in the answer itself. */
const PROBLEMS: Record<string, string> = {
  'too-large': 'The file is larger than what can be brought in. Leave out columns that say nothing about leaving.',
  'empty-upload': 'The file is empty. Export it again and look at it before you bring it in.',
  'not-a-file': 'No file was chosen. Choose a CSV file first.',
};

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
            {typeof problem === 'string' && <div className="mb-4"><Notice tone="problem" title="The file was not taken">{PROBLEMS[problem] ?? 'The file could not be taken. Try again.'}</Notice></div>}
            <UploadForm maxBytes={maxUploadBytes()} />
          </>
        )}
      </Card>
    </>
  );
}
