import { unknownParameters } from '../unknownParameters';

export interface SurvivalQuery {
  /** What customers are divided by; null where nothing divides them. */
  by: string | null;
  /** What the address asks for and nothing offers or knows, in words. */
  ignored: string[];
}

/** The division that an address names, or the first of `options` and a sentence where there is no such one; one on unknown parameters too. */
export function readSurvivalQuery(params: Record<string, string | string[] | undefined>, options: readonly string[]): SurvivalQuery {
  const wanted = [params.by].flat()[0];
  const by = options.find((name) => name === wanted);
  const undivided = wanted === undefined || by !== undefined ? [] : [`Customers are not divided by "${wanted.slice(0, 40)}".`];
  return { by: by ?? options[0] ?? null, ignored: [...undivided, ...unknownParameters(params, ['by'])] };
}
