import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { jsonError } from '@/app/api/respond';
import { ImportError } from '@/lib/intake/importState';
import { importFile, readImport } from '@/lib/intake/server/importFolder';

const FILES = { scored: 'scored', refused: 'unscored' } as const;

/** GET /data/score/ID/scored and /data/score/ID/refused: the two files of a scoring, streamed. */
export async function GET(_request: Request, { params }: RouteContext<'/data/score/[importId]/[file]'>): Promise<Response> {
  const { importId, file } = await params;
  try {
    const { id, done, fileName } = await readImport(importId);
    if (!Object.hasOwn(FILES, file) || !done.includes('score')) return jsonError(404, 'no_file', 'There is no such file: it is not scored yet, or was deleted.');
    const name = `${fileName.replace(/\.[^.]*$/, '').replace(/[^\w. -]/g, '_')}-${file}.csv`;
    return new Response(Readable.toWeb(createReadStream(importFile(id, FILES[file as keyof typeof FILES]))) as ReadableStream, {
      headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present', 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' },
    });
  } catch (error) {
    if (error instanceof ImportError) return jsonError(404, error.code, `${error.message} ${error.remedy}`);
    throw error;
  }
}
