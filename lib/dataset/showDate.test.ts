import { expect, it } from 'vitest';
import { showDate } from './showDate';

it('shows a day as a reader reads it, whatever the time behind it', () => {
  expect(['2026-03-12', '2025-09-30', '2025-12-31T23:59:59.999Z', '1970-01-01'].map(showDate)).toEqual(['12 Mar 2026', '30 Sep 2025', '31 Dec 2025', '1 Jan 1970']);
});
