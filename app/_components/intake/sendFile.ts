import type { Purpose } from '@/lib/intake/importState';

/** How an upload stands: bytes sent of all, or how it ended. */
export type SendOutcome = { ok: true; location: string } | { ok: false; message: string };

const LOST = 'The connection was lost before the whole file had arrived. Bring the file in again.';

/**
 * Sends a file with its progress, which fetch cannot tell.
 *
 * @returns what ends it early, and its outcome; null once it was ended
 */
export function sendFile(file: File, purpose: Purpose, onProgress: (share: number) => void): { cancel: () => void; outcome: Promise<SendOutcome | null> } {
  const request = new XMLHttpRequest();
  const outcome = new Promise<SendOutcome | null>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('abort', () => resolve(null));
    request.addEventListener('error', () => resolve({ ok: false, message: LOST }));
    request.addEventListener('load', () => resolve(readAnswer(request)));
  });
  request.open('POST', `/api/v1/imports?purpose=${purpose}&name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.send(file);
  return { cancel: () => request.abort(), outcome };
}

function readAnswer({ status, responseText }: XMLHttpRequest): SendOutcome {
  try {
    const answer = JSON.parse(responseText) as { location?: string; error?: { message: string } };
    if (status === 201 && answer.location) return { ok: true, location: answer.location };
    if (answer.error) return { ok: false, message: answer.error.message };
  } catch {
    // Not of ours: something between here and the server answered.
  }
  return { ok: false, message: `The server answered ${status}. Bring the file in again.` };
}
