import { detailsSchema } from '@/app/_components/predict/detailsSchema';
import { readText } from '@/app/api/readText';
import { answer, json, jsonError } from '@/app/api/respond';
import { predictFromForm } from '@/lib/workspace/predictForm';
import { getWorkspace } from '@/lib/workspace/server/workspace';

const MAX_BODY = 64 * 1024;

/**
 * POST /api/what-if with {"customerId", "values"}: what the prediction form answers to these details, wrong ones with their messages.
 * For the product's own pages: server actions wait for each other and cannot be called off, while a request that edits have overtaken can.
 */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const text = await readText(request, MAX_BODY);
    if (text === null) return jsonError(413, 'body_too_large', `The body must be at most ${MAX_BODY} bytes.`);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return jsonError(400, 'invalid_json', 'The body must be JSON: {"customerId": "…", "values": {…}}.');
    }
    const parsed = detailsSchema.safeParse(body);
    if (!parsed.success) return jsonError(422, 'invalid_request', 'Send "values" (an object of texts), if wanted "customerId" (text), and nothing else.');
    return json(predictFromForm(await getWorkspace(), parsed.data.customerId, parsed.data.values));
  });
}
