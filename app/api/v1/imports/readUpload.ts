import 'server-only';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { ImportError, type ImportState, type Purpose } from '@/lib/intake/importState';
import { assertFits, receiveUpload } from '@/lib/intake/server/receiveUpload';

/** The import of a request's body: the file's bytes as they are, or the form that a browser without JavaScript sends. */
export async function readUpload(request: Request, fileName: string, purpose: Purpose): Promise<ImportState> {
  const length = request.headers.get('content-length');
  const expected = length === null ? null : Number(length);
  if (!request.body) throw new ImportError('empty-upload', 'Nothing was sent.', 'Choose a file first.');
  const body = request.body as unknown as AsyncIterable<Uint8Array>;
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return receiveUpload(body, { fileName, expected, purpose });
  // The form's own lines are a little more than the file.
  if (expected !== null) assertFits(Math.max(0, expected - 4096));
  return readForm(body, Object.fromEntries(request.headers), purpose);
}

/** The first file of a form, streamed to disk; one that breaks off leaves nothing. */
async function readForm(body: AsyncIterable<Uint8Array>, headers: Record<string, string>, purpose: Purpose): Promise<ImportState> {
  let received: Promise<ImportState> | undefined;
  const form = busboy({ headers, limits: { files: 1, fields: 10, fieldSize: 1000 } });
  form.on('file', (_field, file, { filename }) => {
    // Without a choice browsers send a file without a name.
    if (!filename) return file.resume();
    received = receiveUpload(file, { fileName: filename, expected: null, purpose });
    // Its failure is told below; until then nothing more of the form is read.
    received.catch((error: Error) => form.destroy(error));
  });
  await pipeline(Readable.from(body), form).catch((error: unknown) => {
    if (!received) throw error;
  });
  if (!received) throw new ImportError('not-a-file', 'No file was chosen.', 'Choose a CSV file first.');
  return received;
}
