import { expect, it, vi } from 'vitest';
import { noteVisit, sinceLastVisit } from './lastVisit';

it('counts from the last visit, and from none forever', () => {
  const now = vi.spyOn(performance, 'now');
  now.mockReturnValue(1000);
  expect(sinceLastVisit()).toBe(Infinity);
  noteVisit();
  now.mockReturnValue(1250);
  expect(sinceLastVisit()).toBe(250);
});
