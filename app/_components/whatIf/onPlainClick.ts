import type { MouseEvent } from 'react';

/** Does something in place of following a link, which stays one without a script, in another tab and to be copied. */
export function onPlainClick(act: () => void) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}
