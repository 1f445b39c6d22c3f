import { customerOfPath } from './customerPath';
import type { ListWalk } from './listWalk';

/** On a customer's page to the next or previous customer; elsewhere the focus to the next or previous row that leads to one. */
export function moveRow(step: 1 | -1, walk: ListWalk): void {
  const customerId = customerOfPath(location.pathname);
  if (customerId !== null) {
    const link = document.querySelector<HTMLAnchorElement>(`main a[rel~=${step > 0 ? 'next' : 'prev'}]`);
    const beside = link && customerOfPath(link.pathname);
    void walk.step(customerId, step, link && beside !== null ? { customerId: beside, href: link.pathname + link.search } : null);
    return;
  }
  const links = [...document.querySelectorAll<HTMLElement>('main a[data-row-link]')].filter(isShown);
  const { activeElement } = document;
  const at = links.findIndex((link) => link === activeElement || link.closest('tr')?.contains(activeElement));
  const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[to]?.focus();
}

/** The focus into the page's own search field; false where it has none. */
export function focusSearch(): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>('main input[data-search]')].find(isShown);
  field?.focus();
  field?.select();
  return field !== undefined;
}

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;
