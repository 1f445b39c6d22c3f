import type { Dataset } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import type { ColumnSpec } from '@/lib/dataset/schema';
import type { Workspace } from '@/lib/workspace/derive';
import { throughModel } from '@/lib/workspace/segmentsPage/modelSegments';
import { timeBound } from '@/lib/workspace/timeless';

/**
 * Why the share of those who left, among the customers that a filter leaves, is no rate of leaving: only the active can pass it; the
 * model has a say in who passes, and has seen who stayed; or it asks for what stops when a customer leaves, named here.
 */
export type RateLimit = 'activeOnly' | 'throughModel' | { stops: string };

/** Of a filter by a column; null where its share is a rate. */
export function columnLimit(dataset: Dataset, { name, role, label }: ColumnSpec): RateLimit | null {
  if (!timeBound(dataset).has(name)) return null;
  return { stops: role === 'tenure' ? label : `The time behind ${labelWithin(label)}` };
}

/** Of a filter by rule segments: one that depends on time makes all do, because the others are what it leaves over. */
export function segmentLimit(workspace: Workspace): RateLimit | null {
  if (throughModel(workspace).includes(true)) return 'throughModel';
  return workspace.segments.segments.some(({ dependsOnTime }) => dependsOnTime) ? { stops: 'The time behind the segments' } : null;
}

/** The gravest of several; null where there is none. */
export function gravest(limits: readonly (RateLimit | null)[]): RateLimit | null {
  return limits.find((limit) => limit === 'activeOnly') ?? limits.find((limit) => limit === 'throughModel') ?? limits.find((limit) => limit !== null) ?? null;
}
