import { z } from 'zod';

const share = z.number().gt(0).lt(1);

/** One condition on a customer. Numbers are asked for by role or, for columns without one, by column name. */
const conditionSchema = z.union([
  /** The model gives them at least the threshold. */
  z.strictObject({ predicted: z.literal('leave') }),
  z.strictObject({
    of: z.union([z.enum(['tenure', 'monthlyCharge', 'totalCharge']), z.strictObject({ column: z.string().min(1) })]),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    /** Among the highest of the active customers: 0.25 is the top quarter. */
    topShare: share.optional(),
  }).refine(
    ({ atLeast, atMost, topShare }) => (topShare !== undefined ? atLeast === undefined && atMost === undefined : (atLeast ?? -Infinity) <= (atMost ?? Infinity) && (atLeast ?? atMost) !== undefined),
    'Expected atLeast, atMost or both in rising order, or topShare alone',
  ),
  z.strictObject({ column: z.string().min(1), in: z.array(z.string().min(1)).min(1) }),
]);
export type SegmentCondition = z.infer<typeof conditionSchema>;

const ruleSchema = z.strictObject({
  /** In addresses, and what a colour belongs to. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Expected small letters, digits and hyphens'),
  label: z.string().trim().min(1).max(40),
  /** All of them hold; none at all means everyone whom the rules before have left. */
  when: z.array(conditionSchema).max(8),
});
export type SegmentRule = z.infer<typeof ruleSchema>;

/** As many as a doughnut can show and a reader can tell apart. */
export const MAX_SEGMENTS = 5;

/**
 * The rule segments of a dataset, in order of precedence: a customer belongs to the first whose rule holds, so they exclude each
 * other; the last, and only the last, has no condition, so they leave nobody out.
 */
export const segmentRulesSchema = z
  .strictObject({ formatVersion: z.literal(1), segments: z.array(ruleSchema).min(1).max(MAX_SEGMENTS) })
  .superRefine(({ segments }, context) => {
    const fail = (i: number, message: string) => context.addIssue({ code: 'custom', path: ['segments', i], message });
    segments.forEach(({ id, label, when }, i) => {
      if (segments.findIndex((other) => other.id === id) < i) fail(i, `Two segments have the id "${id}"`);
      if (segments.findIndex((other) => other.label === label) < i) fail(i, `Two segments are called "${label}"`);
      const last = i === segments.length - 1;
      if (last && when.length > 0) fail(i, `The last segment must have no condition ("when": []): customers whom no rule takes would belong nowhere`);
      if (!last && when.length === 0) fail(i, `"${label}" takes everyone, so the segments after it could have nobody: only the last may have no condition`);
    });
  });
export type SegmentRules = z.infer<typeof segmentRulesSchema>;

/** The rules of a dataset that brings none of its own. */
export function defaultRules({ newMaxTenure, loyalMinTenure, highValueShare }: { newMaxTenure: number; loyalMinTenure: number; highValueShare: number }): SegmentRule[] {
  return [
    { id: 'at-risk', label: 'At risk', when: [{ predicted: 'leave' }] },
    { id: 'new', label: 'New', when: [{ of: 'tenure', atMost: newMaxTenure }] },
    { id: 'high-value', label: 'High value', when: [{ of: 'monthlyCharge', topShare: highValueShare }] },
    { id: 'loyal', label: 'Loyal', when: [{ of: 'tenure', atLeast: loyalMinTenure }] },
    { id: 'core', label: 'Core', when: [] },
  ];
}
