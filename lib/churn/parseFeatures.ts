import { categoryLabel } from '@/lib/dataset/dataset';
import { readCell } from '@/lib/dataset/readCell';
import type { ColumnSpec, Dictionary } from '@/lib/dataset/schema';
import type { Encoder, FeatureValues } from './encoder';

/** A remark that belongs to one feature of a prediction, e.g. that its value was filled in. */
export interface FeatureWarning {
  feature: string;
  message: string;
}

export type ParsedFeatures =
  | { ok: true; values: FeatureValues; warnings: FeatureWarning[] }
  | { ok: false; fieldErrors: Record<string, string> };

/**
 * Reads features that somebody typed or sent. Every problem is reported at its field: an unknown field, an empty required
 * one, a wrong type, a value that cannot be true, an unknown category. What can be true but was never seen becomes a warning.
 *
 * @param input text or numbers by column name; empty text and null mean "not known"
 */
export function parseFeatures(dictionary: Dictionary, encoder: Encoder, input: Readonly<Record<string, string | number | null>>): ParsedFeatures {
  // Maps, because an assignment to the key "__proto__" of an object is lost without a word.
  const fieldErrors = new Map<string, string>();
  const values = new Map<string, number | string | null>();
  const warnings: FeatureWarning[] = [];
  for (const name of Object.keys(input)) {
    if (!encoder.some((feature) => feature.name === name)) fieldErrors.set(name, `"${clip(name)}" is not a feature of this model.`);
  }
  for (const feature of encoder) {
    const spec = dictionary.columns.find((column) => column.name === feature.name);
    if (!spec) throw new RangeError(`The dictionary does not describe the feature "${feature.name}"`);
    const raw = Object.hasOwn(input, feature.name) ? input[feature.name]! : null;
    const text = raw === null ? '' : String(raw);
    const result = readCell(spec, text);
    if (!result.ok) {
      fieldErrors.set(feature.name, fieldMessage(spec, text));
      continue;
    }
    const value = typeof result.value === 'number' && spec.type === 'category' ? spec.categories[result.value]! : result.value;
    values.set(feature.name, value);
    const message = warning(feature, spec, value);
    if (message) warnings.push({ feature: feature.name, message });
  }
  if (fieldErrors.size > 0) return { ok: false, fieldErrors: Object.fromEntries(fieldErrors) };
  return { ok: true, values: Object.fromEntries(values), warnings };
}

function fieldMessage(spec: ColumnSpec, text: string): string {
  const label = spec.label.toLowerCase();
  if (spec.type === 'category') {
    // A label is what people read in the form; a program must send the category itself.
    const known = spec.categories.map((category) => (categoryLabel(spec, category) === category ? category : `${category} (${categoryLabel(spec, category)})`)).join(', ');
    return text.trim() === '' ? `Choose the ${label}: ${known}.` : `"${clip(text)}" is not a known ${label}. Choose one of: ${known}.`;
  }
  if (spec.type === 'integer' || spec.type === 'number') {
    const kind = spec.type === 'integer' ? 'a whole number' : 'a number';
    return `Enter the ${label} as ${kind} from ${spec.min} to ${spec.max}${text.trim() === '' ? '' : `; got "${clip(text)}"`}.${spec.type === 'number' && text.includes(',') ? ' Write decimals with a point.' : ''}`;
  }
  return `Enter the ${label}.`;
}

const clip = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The first letter small, for words in the middle of a sentence. */
const inSentence = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

function warning(feature: Encoder[number], spec: ColumnSpec, value: number | string | null): string | null {
  if (value === null) {
    if (feature.missing.as === 'bucket') return `${spec.label}: empty; scored like the customers on file for whom it is empty${spec.missingMeans ? ` (${inSentence(spec.missingMeans)})` : ''}.`;
    return `${spec.label}: not known; filled with ${feature.kind === 'category' ? 'the commonest value' : 'the median'} (${feature.typical}).`;
  }
  if (feature.kind === 'number' && typeof value === 'number' && (value < feature.min || value > feature.max)) {
    return `${spec.label} ${value} lies outside the customers the model learned from (${feature.min} to ${feature.max}); it is scored like the nearest of them.`;
  }
  return null;
}
