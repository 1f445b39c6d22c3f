import { formatDate } from '@/lib/format';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { PrintedOn } from './printedOn';

/** On paper only: from what file the numbers come, as of when, and the day of printing. */
export async function PrintHeader() {
  // Without a dataset the page itself says what is wrong.
  const workspace = await getWorkspace().catch(() => null);
  if (!workspace) return null;
  const { name, snapshotDate } = workspace.dataset.dictionary;
  return (
    <p className="mb-4 hidden border-b border-border pb-2 text-xs text-text-3 print:block">
      Holdfast · {name}{snapshotDate && `, as of ${formatDate(snapshotDate)}`}<PrintedOn />
    </p>
  );
}
