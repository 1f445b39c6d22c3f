/** The form's entries for a schema; anything that is not a form becomes something that the schema refuses. */
export function readForm(form: unknown): unknown {
  if (!(form instanceof FormData)) return null;
  // Next adds entries of its own, which begin with "$".
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')));
}
