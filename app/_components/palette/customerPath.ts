/** The page of a customer; an ID may hold any characters. */
export function customerHref(customerId: string): `/customers/${string}` {
  return `/customers/${encodeURIComponent(customerId)}`;
}

/** The customer that a path is the page of; null for every other page. */
export function customerOfPath(pathname: string): string | null {
  const [, encoded] = /^\/customers\/([^/]+)$/.exec(pathname) ?? [];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
