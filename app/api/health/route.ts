import { answer, json } from '@/app/api/respond';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const dynamic = 'force-dynamic';

/** GET /api/health: what is being served. `degraded` = the numbers without predictions, and why. */
export function GET(): Promise<Response> {
  return answer(async () => {
    const { dataset, model, modelProblem } = await getWorkspace();
    return json({
      status: model ? 'ok' : 'degraded',
      rows: dataset.rowCount,
      rejectedRows: dataset.rejectedRows.length,
      datasetVersion: dataset.dataHash.slice(0, 12),
      modelVersion: model?.card.modelVersion ?? null,
      trainedAt: model?.card.trainedAt ?? null,
      ...(modelProblem && { problem: `${modelProblem.message} ${modelProblem.remedy}` }),
    });
  });
}
