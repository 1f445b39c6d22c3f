import { detailsSchema } from '@/app/_components/predict/detailsSchema';
import { readJson } from '@/app/api/readJson';
import { answer, json, jsonError } from '@/app/api/respond';
import { predictFromForm } from '@/lib/workspace/predictForm';
import { getWorkspace } from '@/lib/workspace/server/workspace';

/**
 * POST /api/what-if with {"customerId", "values"}: what the prediction form answers to these details, wrong ones with their messages.
 * For the product's own pages: server actions wait for each other and cannot be called off, while a request that edits have overtaken can.
 */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const read = await readJson(request, '{"customerId": "…", "values": {…}}');
    if ('refusal' in read) return read.refusal;
    const parsed = detailsSchema.safeParse(read.body);
    if (!parsed.success) return jsonError(422, 'invalid_request', 'Send "values" (an object of texts), if wanted "customerId" (text), and nothing else.');
    return json(predictFromForm(await getWorkspace(), parsed.data.customerId, parsed.data.values));
  });
}
