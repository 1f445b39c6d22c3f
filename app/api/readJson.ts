import { jsonError } from './respond';

const MAX_BODY = 64 * 1024;

/** The body of a request as JSON, or the answer that refuses it; `expected` shows what it should be. */
export async function readJson(request: Request, expected: string): Promise<{ body: unknown } | { refusal: Response }> {
  const text = await readText(request);
  if (text === null) return { refusal: jsonError(413, 'body_too_large', `The body must be at most ${MAX_BODY} bytes.`) };
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { refusal: jsonError(400, 'invalid_json', `The body must be JSON: ${expected}.`) };
  }
}

/** The body as text, or null once it passes the limit; no more than that is ever held. */
async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (!request.body) return text;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
