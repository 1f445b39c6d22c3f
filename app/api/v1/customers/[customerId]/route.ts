import { answer, json, jsonError } from '@/app/api/respond';
import { customerNotFound, findCustomer } from '@/lib/workspace/predict';
import { getWorkspace } from '@/lib/workspace/server/workspace';

/** GET /api/v1/customers/ID: the customer's status and features as the file has them. */
export function GET(_request: Request, { params }: RouteContext<'/api/v1/customers/[customerId]'>): Promise<Response> {
  return answer(async () => {
    const { customerId } = await params;
    const workspace = await getWorkspace();
    const record = findCustomer(workspace, customerId);
    if (!record) {
      const failure = customerNotFound(workspace, customerId);
      return jsonError(404, failure.code, failure.message);
    }
    return json(record);
  });
}
