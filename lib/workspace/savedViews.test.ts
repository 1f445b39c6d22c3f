import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byName, currentView, toViewName, toViewQuery } from './savedViews';

const views = ['status=active&contract=Two+year', 'risk=high'].map((query, i) => ({ id: String(i), name: `View ${i}`, query }));

describe('toViewQuery', () => {
  it.each([
    ['contract=Two+year&status=active', 'contract=Two+year&status=active'],
    ['?contract=Two year', 'contract=Two+year'],
    ['risk=high&page=3', 'risk=high'],
    ['plan=a&plan=b', 'plan=a&plan=b'],
    ['x=1#top', 'x=1%23top'],
    ['a=http://elsewhere', 'a=http%3A%2F%2Felsewhere'],
  ])('%s is kept as %s', (given, kept) => {
    expect(toViewQuery(given)).toBe(kept);
  });

  it.each(['/customers?risk=high', '//elsewhere', '\\elsewhere', 'https://elsewhere/?a=b', 'javascript:alert(1)', '', '?', 'page=2', `a=${'b'.repeat(1999)}`])('refuses %s', (given) => {
    expect(() => toViewQuery(given)).toThrow(expect.objectContaining({ code: 'invalid-view' }));
  });

  it('stays within the list, whatever is given, and is itself when given again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (given) => {
      let query: string;
      try {
        query = toViewQuery(given);
      } catch {
        return;
      }
      const url = new URL(`/customers?${query}`, 'http://here');
      expect([url.origin, url.pathname, url.hash, url.search]).toEqual(['http://here', '/customers', '', `?${query}`]);
      expect(toViewQuery(query)).toBe(query);
    }));
  });
});

describe('toViewName', () => {
  it('keeps one space between words', () => expect(toViewName('  Two \n years ')).toBe('Two years'));
  it.each(['', '  ', 'x'.repeat(61)])('refuses %j', (name) => expect(() => toViewName(name)).toThrow('1 to 60 characters'));
});

describe('currentView', () => {
  it('is found by any order of its conditions and on any page', () => {
    expect(currentView(views, 'contract=Two+year&page=2&status=active')).toBe(views[0]);
  });
  it.each(['', 'contract=Two+year', 'risk=high&risk=low'])('is none for %j', (query) => expect(currentView(views, query)).toBeUndefined());
});

it('byName takes numbers by size', () => {
  const named = (name: string) => ({ id: name, name, query: 'a=b' });
  expect(byName(['Top 10', 'all', 'Top 9'].map(named)).map(({ name }) => name)).toEqual(['all', 'Top 9', 'Top 10']);
});
