import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { currentView, MAX_VIEW_NAME, type Shelf } from '@/lib/workspace/savedViews';
import { listViews } from '@/lib/workspace/server/savedViews';
import { ViewsBar } from './viewsBar';

/**
 * The saved views of the customer list, or the saved plans, and how this one becomes one of them.
 *
 * @example <SavedViews current="contract=Two+year&status=active" />
 */
export async function SavedViews({ current, shelf = 'views' }: {
  /** The query of the list or plan that is shown; "" for the whole list. */
  current: string;
  shelf?: Shelf;
}) {
  const [{ views, problem }, notWritable] = await Promise.all([listViews(shelf), whyNotWritable()]);
  return <ViewsBar shelf={shelf} views={views} current={current} shown={currentView(views, current)?.id ?? null} unavailable={problem ?? notWritable} maxName={MAX_VIEW_NAME} />;
}
