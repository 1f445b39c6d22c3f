import { json, jsonError } from '@/app/api/respond';
import { ImportError } from '@/lib/intake/importState';
import { importView } from '@/lib/intake/server/jobs';

/** GET /api/v1/imports/ID: what its job is at and what is done. */
export async function GET(_request: Request, { params }: RouteContext<'/api/v1/imports/[importId]'>): Promise<Response> {
  try {
    const { state: { id, done, failure, version }, job } = await importView((await params).importId);
    return json({ id, done, failure, version, job });
  } catch (error) {
    if (error instanceof ImportError) return jsonError(404, error.code, `${error.message} ${error.remedy}`);
    throw error;
  }
}
