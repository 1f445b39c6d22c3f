import { setImmediate as nextTurn } from 'node:timers/promises';
import { toCsv } from '@/app/_components/charts/csv';
import { answer } from '@/app/api/respond';
import { customerRows } from '@/lib/workspace/customerList/customerList';
import { customerExport } from '@/lib/workspace/customerList/exportRows';
import type { Workspace } from '@/lib/workspace/derive';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { paramsOf, readCustomersQuery } from '../customersQuery';

// The state of the dataset being served, never one of build time.
export const dynamic = 'force-dynamic';

/** Whoever else is served waits no longer than this for a piece of an export. */
const PIECE_MS = 15;

/** GET /customers/export?<query of the list>: the whole list as CSV, in its order, piece by piece. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const workspace = await getWorkspace();
    const query = readCustomersQuery(paramsOf(new URL(request.url).searchParams), workspace);
    const { snapshotDate } = workspace.dataset.dictionary;
    return new Response(csvStream(workspace, customerRows(workspace, query)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="customers${snapshotDate ? `-${snapshotDate}` : ''}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}

function csvStream(workspace: Workspace, rows: Int32Array): ReadableStream<Uint8Array> {
  const { header, cells } = customerExport(workspace);
  const bytes = new TextEncoder();
  let at = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.encode(toCsv([header])));
    },
    async pull(controller) {
      await nextTurn();
      const piece: string[][] = [];
      const end = performance.now() + PIECE_MS;
      while (at < rows.length && performance.now() < end) piece.push(cells(rows[at++]!));
      if (piece.length > 0) controller.enqueue(bytes.encode(toCsv(piece)));
      if (at === rows.length) controller.close();
    },
  });
}
