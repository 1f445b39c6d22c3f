import { toCsv } from '@/app/_components/charts/csv';
import { answer, jsonError } from '@/app/api/respond';
import { reasonsInBackground } from '@/lib/workspace/offers/customerReasons';
import { PLAN_HEADER, planCells } from '@/lib/workspace/plan/planExport';
import { planView } from '@/lib/workspace/plan/planView';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { paramsOf } from '../../customers/customersQuery';
import { readPlanQuery } from '../planQuery';

// The state of the dataset being served, never one of build time.
export const dynamic = 'force-dynamic';

/** GET /plan/export?<query of the plan>: the whole call list and its control group as CSV. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const workspace = await getWorkspace();
    const { settings } = readPlanQuery(paramsOf(new URL(request.url).searchParams), workspace);
    const reasons = await reasonsInBackground(workspace);
    const view = planView(workspace, reasons, settings);
    if (!view) return jsonError(409, 'no_plan', 'A plan needs a tenure and a monthly charge of every customer.');
    const { snapshotDate } = workspace.dataset.dictionary;
    return new Response(toCsv([PLAN_HEADER, ...planCells(workspace, reasons, view.plan)]), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="plan${snapshotDate ? `-${snapshotDate}` : ''}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
