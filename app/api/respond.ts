import 'server-only';
import { HoldfastError } from '@/lib/errors';

/** Answers of the API are about customers: no cache may keep them. */
const headers = { 'Cache-Control': 'private, no-store' };

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers });
}

export function jsonError(status: number, code: string, message: string, fieldErrors?: Record<string, string>): Response {
  return json({ error: { code, message, ...(fieldErrors && { fieldErrors }) } }, status);
}

/** Runs a handler; an expected failure to load the data becomes 503 with its remedy. */
export async function answer(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof HoldfastError) return jsonError(503, error.code, `${error.message} ${error.remedy}`);
    throw error;
  }
}
