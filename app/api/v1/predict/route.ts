import { answer, json, jsonError } from '@/app/api/respond';
import { predictRequestSchema } from '@/lib/churn/schema';
import { explain, explanationForApi } from '@/lib/workspace/explain';
import { predictForCustomer, predictForFeatures, type PredictFailure } from '@/lib/workspace/predict';
import { getWorkspace } from '@/lib/workspace/server/workspace';

const STATUS: Record<PredictFailure['code'], number> = { customer_not_found: 404, customer_left: 409, invalid_features: 422, no_model: 503 };
const MAX_BODY = 64 * 1024;

/** POST /api/v1/predict with {"customerId"} or {"features"}: whether that customer will leave, how likely, and in which risk band; with {"explain": true} also why. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const text = await readText(request);
    if (text === null) return jsonError(413, 'body_too_large', `The body must be at most ${MAX_BODY} bytes.`);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return jsonError(400, 'invalid_json', 'The body must be JSON: {"customerId": "…"} or {"features": {…}}.');
    }
    const parsed = predictRequestSchema.safeParse(body);
    if (!parsed.success) {
      return jsonError(422, 'invalid_request', 'Send either "customerId" (text) or "features" (an object of texts, numbers or null), if wanted "explain" (true or false), and nothing else.', {
        body: 'Expected {"customerId": "…"} or {"features": {…}}.',
      });
    }
    const workspace = await getWorkspace();
    const outcome = 'customerId' in parsed.data ? predictForCustomer(workspace, parsed.data.customerId) : predictForFeatures(workspace, parsed.data.features);
    if (outcome.ok) {
      const explanation = parsed.data.explain ? explanationForApi(explain(workspace, outcome.values)) : undefined;
      return json({ ...outcome.prediction, explanation });
    }
    return jsonError(STATUS[outcome.code], outcome.code, outcome.message, outcome.code === 'invalid_features' ? outcome.fieldErrors : undefined);
  });
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
