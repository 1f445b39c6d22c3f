import Link from 'next/link';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';

/** For an address whose import is not there. */
export function GoneImport() {
  return (
    <>
      <PageHeader title="No such import" trail={[{ label: 'Data', href: '/data' }, { label: 'Bring in a file', href: '/data/import' }]} />
      <Notice title="There is nothing to go on with here">
        This import was finished, deleted, or never there. <Link href="/data/import" className="text-accent underline underline-offset-2">Bring in a file</Link>
      </Notice>
    </>
  );
}
