import { toCsv } from '@/app/_components/charts/csv';
import { jsonError } from '@/app/api/respond';
import { ImportError } from '@/lib/intake/importState';
import { readRefused } from '@/lib/intake/server/checked';
import { readImport } from '@/lib/intake/server/importFolder';

/** GET /data/import/ID/refused: every row that the check refused, with its reason, as CSV. */
export async function GET(_request: Request, { params }: RouteContext<'/data/import/[importId]/refused'>): Promise<Response> {
  const { importId } = await params;
  try {
    const { id, done } = await readImport(importId);
    const refused = done.includes('check') ? await readRefused(id) : [];
    return new Response(toCsv([['row', 'column', 'value', 'reason'], ...refused.map(({ row, column, value, reason }) => [String(row), column, value, reason])]), {
      headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present', 'Content-Disposition': 'attachment; filename="refused-rows.csv"', 'Cache-Control': 'private, no-store' },
    });
  } catch (error) {
    if (error instanceof ImportError) return jsonError(404, error.code, `${error.message} ${error.remedy}`);
    throw error;
  }
}
