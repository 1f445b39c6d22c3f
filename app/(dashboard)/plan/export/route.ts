import { toCsv } from '@/app/_components/charts/csv';
import { answer, jsonError } from '@/app/api/respond';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { reasonsInBackground } from '@/lib/workspace/offers/customerReasons';
import { fittingOverrides } from '@/lib/workspace/plan/fittingOverrides';
import { PLAN_HEADER, planCells, planFileName } from '@/lib/workspace/plan/planExport';
import { planView } from '@/lib/workspace/plan/planView';
import { currentView } from '@/lib/workspace/savedViews';
import { listViews } from '@/lib/workspace/server/savedViews';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { paramsOf } from '../../customers/customersQuery';
import { planQueryText, problemText, readPlanQuery } from '../planQuery';

// The state of the dataset being served, never one of build time.
export const dynamic = 'force-dynamic';

/** GET /plan/export?<query of the plan>: the whole call list and its control group as CSV; 400 where a number of the query cannot be read. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const workspace = await getWorkspace();
    const query = readPlanQuery(paramsOf(new URL(request.url).searchParams), workspace);
    const problem = problemText(query);
    if (problem) return jsonError(400, 'unreadable_number', `No plan was made: ${problem}`);
    const reasons = await reasonsInBackground(workspace);
    const { settings } = fittingOverrides(workspace, reasons, query.settings);
    const view = planView(workspace, reasons, settings);
    if (!view) return jsonError(409, 'no_plan', `A plan needs columns with ${COLUMN_FOR.tenure} and with ${COLUMN_FOR.monthlyCharge}.`);
    const { snapshotDate } = workspace.dataset.dictionary;
    const saved = currentView((await listViews('plans')).views, planQueryText(settings) || planQueryText(query.settings));
    return new Response(toCsv([PLAN_HEADER, ...(await planCells(workspace, reasons, view.plan))]), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${planFileName({ saved: saved?.name, budget: settings.budget, snapshotDate })}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
