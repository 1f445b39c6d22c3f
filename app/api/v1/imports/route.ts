import { json, jsonError } from '@/app/api/respond';
import { isSameOrigin } from '@/app/api/sameOrigin';
import { HoldfastError } from '@/lib/errors';
import { FIRST_JOB, ImportError, type ImportErrorCode } from '@/lib/intake/importState';
import { startJob } from '@/lib/intake/server/jobs';
import { readUpload } from './readUpload';

const STATUS: Partial<Record<ImportErrorCode, number>> = { 'too-large': 413, 'empty-upload': 422, 'not-a-file': 422, incomplete: 400 };

/**
 * POST /api/v1/imports?name=customers.csv with the bytes of a CSV file: streamed to disk and looked at; with purpose=score scored by the
 * model in use. The answer says where it goes on. A form with the file, as a browser without JavaScript sends it, is led there.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'foreign_origin', 'Files are taken from the pages of this site alone; programs use "npm run import".');
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
  const { searchParams } = new URL(request.url);
  const purpose = searchParams.get('purpose') === 'score' ? 'score' : 'train';
  const page = purpose === 'score' ? '/data/score' : '/data/import';
  try {
    const { id } = await readUpload(request, searchParams.get('name') ?? '', purpose);
    await startJob(id, FIRST_JOB[purpose]);
    const location = `${page}/${id}`;
    return isForm ? new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store' } }) : json({ id, location }, 201);
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    if (isForm) return new Response(null, { status: 303, headers: { Location: `${page}?problem=${encodeURIComponent(error.code)}`, 'Cache-Control': 'private, no-store' } });
    const status = error instanceof ImportError ? (STATUS[error.code] ?? 409) : 507;
    return jsonError(status, error.code, `${error.message} ${error.remedy}`);
  }
}
