import { labelWithin } from '@/lib/dataset/labelWithin';
import type { FormField } from '@/lib/workspace/predictForm';

/**
 * Why the answer in view is not for what the fields hold; null where nothing is wrong with them.
 *
 * @example "Not updated: tenure needs a whole number from 0 to 600"
 */
export function notUpdated(fields: readonly FormField[], errors: Readonly<Record<string, string>>): string | null {
  const [first, ...others] = fields.filter((field) => Object.hasOwn(errors, field.name));
  if (!first) return null;
  return `Not updated: ${labelWithin(first.label)} needs ${needed(first)}${others.length > 0 ? `, and ${others.length} more to mend` : ''}`;
}

function needed({ options, whole, min, max }: FormField): string {
  if (options) return 'one of its choices';
  return `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`;
}
