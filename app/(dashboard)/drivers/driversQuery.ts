export interface DriversQuery {
  feature: string;
  /** What the address asks for and nothing offers, in words. */
  ignored: string | null;
}

/** The feature that an address names, or the first of `features` and a sentence where there is no such one. */
export function readDriversQuery(params: Record<string, string | string[] | undefined>, features: readonly string[]): DriversQuery {
  const wanted = [params.feature].flat()[0];
  const feature = features.find((name) => name === wanted);
  return { feature: feature ?? features[0]!, ignored: wanted === undefined || feature !== undefined ? null : `The model has no feature "${wanted}".` };
}
