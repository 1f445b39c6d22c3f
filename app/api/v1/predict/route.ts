import { readJson } from '@/app/api/readJson';
import { answer, json, jsonError } from '@/app/api/respond';
import { predictRequestSchema } from '@/lib/churn/schema';
import { explain, explanationForApi } from '@/lib/workspace/explain';
import { offersForApi, recommendationForApi, recommendFor } from '@/lib/workspace/offers/recommendFor';
import { predictForCustomer, predictForFeatures, type PredictFailure } from '@/lib/workspace/predict';
import { getWorkspace } from '@/lib/workspace/server/workspace';

const STATUS: Record<PredictFailure['code'], number> = { customer_not_found: 404, customer_left: 409, invalid_features: 422, no_model: 503 };

/** POST /api/v1/predict with {"customerId"} or {"features"}: whether that customer will leave, how likely, and in which risk band; with {"explain": true} also why, with {"offers": true} what to do. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const read = await readJson(request, '{"customerId": "…"} or {"features": {…}}');
    if ('refusal' in read) return read.refusal;
    const parsed = predictRequestSchema.safeParse(read.body);
    if (!parsed.success) {
      return jsonError(422, 'invalid_request', 'Send either "customerId" (text) or "features" (an object of texts, numbers or null), if wanted "explain" and "offers" (true or false), and nothing else.', {
        body: 'Expected {"customerId": "…"} or {"features": {…}}.',
      });
    }
    const workspace = await getWorkspace();
    const outcome = 'customerId' in parsed.data ? predictForCustomer(workspace, parsed.data.customerId) : predictForFeatures(workspace, parsed.data.features);
    if (outcome.ok) {
      const { explain: explained, offers } = parsed.data;
      const explanation = explained || offers ? explain(workspace, outcome.values) : null;
      const row = outcome.prediction.customerId === null ? null : workspace.dataset.rowById.get(outcome.prediction.customerId)!;
      const advice = explanation && offers ? recommendFor(workspace, outcome.values, row, explanation) : null;
      return json({
        ...outcome.prediction,
        explanation: explanation && explained ? explanationForApi(explanation) : undefined,
        ...(advice && { recommendation: recommendationForApi(advice), ...offersForApi(advice) }),
      });
    }
    return jsonError(STATUS[outcome.code], outcome.code, outcome.message, outcome.code === 'invalid_features' ? outcome.fieldErrors : undefined);
  });
}
