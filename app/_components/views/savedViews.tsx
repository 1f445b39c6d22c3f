import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { currentView, MAX_VIEW_NAME } from '@/lib/workspace/savedViews';
import { listViews } from '@/lib/workspace/server/savedViews';
import { ViewsBar } from './viewsBar';

/**
 * The saved views of the customer list, and how this one becomes one of them.
 *
 * @example <SavedViews current="contract=Two+year&status=active" />
 */
export async function SavedViews({ current }: {
  /** The query of the list that is shown; "" for the whole of it. */
  current: string;
}) {
  const [{ views, problem }, notWritable] = await Promise.all([listViews(), whyNotWritable()]);
  return <ViewsBar views={views} current={current} shown={currentView(views, current)?.id ?? null} unavailable={problem ?? notWritable} maxName={MAX_VIEW_NAME} />;
}
