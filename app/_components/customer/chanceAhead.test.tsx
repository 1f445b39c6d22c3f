import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ChanceAhead, ChanceAheadKey } from './chanceAhead';

it('a chance within what the data shows is printed as it is, and needs no key', () => {
  expect(renderToStaticMarkup(<ChanceAhead share={0.54} beyond={null} />)).toBe('54%');
  expect(renderToStaticMarkup(<ChanceAheadKey rows={[{ leavingBeyond: null }]} />)).toBe('');
});

it('one beyond it is marked, also for who hears it, and the key names the months', () => {
  const text = (html: string) => html.replace(/<[^>]+>/g, '');
  expect(text(renderToStaticMarkup(<ChanceAhead share={0.54} beyond={46} />))).toBe('≈about 54%');
  expect(text(renderToStaticMarkup(<ChanceAheadKey rows={[{ leavingBeyond: 40 }, { leavingBeyond: null }, { leavingBeyond: 46 }]} />))).toBe('≈ Extrapolated: it lies beyond the 40 to 46 months that customers like these are seen for.');
});
