/** What the row of a customer is called in the page, so that an address can name it behind its #. */
export function rowId(customerId: string): string {
  return `c-${encodeURIComponent(customerId)}`;
}
