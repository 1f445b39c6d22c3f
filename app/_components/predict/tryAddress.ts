/** Fields of the form are sent under this prefix, so that no column name can meet a name of the form's own. */
export const FIELD_PREFIX = 'feature.';

/** The address of a customer's form with some details changed, which so works without a script and can be sent to others. */
export function tryAddress(customerId: string, fields: Readonly<Record<string, string>> = {}) {
  return { pathname: '/predict' as const, query: { id: customerId, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [FIELD_PREFIX + name, value])) } };
}

/** The changed details that an address names; of one named twice the first. */
export function fieldsInAddress(query: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (name.startsWith(FIELD_PREFIX) && value !== undefined ? [[name.slice(FIELD_PREFIX.length), [value].flat()[0]!]] : [])));
}
