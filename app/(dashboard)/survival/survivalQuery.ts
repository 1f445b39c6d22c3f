export interface SurvivalQuery {
  /** What customers are divided by; null where nothing divides them. */
  by: string | null;
  /** What the address asks for and nothing offers, in words. */
  ignored: string | null;
}

/** The division that an address names, or the first of `options` and a sentence where there is no such one. */
export function readSurvivalQuery(params: Record<string, string | string[] | undefined>, options: readonly string[]): SurvivalQuery {
  const wanted = [params.by].flat()[0];
  const by = options.find((name) => name === wanted);
  return { by: by ?? options[0] ?? null, ignored: wanted === undefined || by !== undefined ? null : `Customers are not divided by "${wanted.slice(0, 40)}".` };
}
