import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerHref, customerOfPath } from './customerPath';

describe('the page of a customer', () => {
  it('is found for any ID, and the ID from it', () => {
    // The two that a path cannot hold: they mean this folder and the one above.
    const ids = fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => id !== '.' && id !== '..');
    fc.assert(fc.property(ids, (id) => {
      const { pathname, search, hash } = new URL(customerHref(id), 'http://here');
      expect([customerOfPath(pathname), search, hash]).toEqual([id, '', '']);
    }));
  });
  it.each(['/customers', '/customers/', '/customers/a/b', '/predict', '/customers/%E0%A4'])('is not %s', (path) => expect(customerOfPath(path)).toBeNull());
});
