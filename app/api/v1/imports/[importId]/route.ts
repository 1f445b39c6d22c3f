import { json, jsonError } from '@/app/api/respond';
import { importStamp } from '@/lib/intake/importStamp';
import { ImportError } from '@/lib/intake/importState';
import { importView } from '@/lib/intake/server/jobs';

/** GET /api/v1/imports/ID: what its job is at and what is done. */
export async function GET(_request: Request, { params }: RouteContext<'/api/v1/imports/[importId]'>): Promise<Response> {
  try {
    const { state, job } = await importView((await params).importId);
    const { id, done, failure, cancelled, version } = state;
    return json({ id, done, failure, cancelled, version, job, stamp: importStamp(state, job) });
  } catch (error) {
    if (error instanceof ImportError) return jsonError(404, error.code, `${error.message} ${error.remedy}`);
    throw error;
  }
}
