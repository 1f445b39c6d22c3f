import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keysAreOn, readRecents, rememberCustomer, switchKeys } from './stored';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) });
});
afterEach(() => vi.unstubAllGlobals());

describe('recents', () => {
  it('are the last six, latest first, each once', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'c']) rememberCustomer(id);
    expect(readRecents()).toEqual(['c', 'g', 'f', 'e', 'd', 'b']);
  });

  it.each(['', '{', 'null', '{"0":"a"}', '3'])('are none where %j stands', (text) => {
    kept.set('holdfast.recent', text);
    expect(readRecents()).toEqual([]);
  });

  it('leave out what is no id', () => {
    kept.set('holdfast.recent', '["a",1,null,"b"]');
    expect(readRecents()).toEqual(['a', 'b']);
  });
});

describe('keys', () => {
  it('are on until switched off', () => {
    expect(keysAreOn()).toBe(true);
    switchKeys(false);
    expect(keysAreOn()).toBe(false);
    switchKeys(true);
    expect(keysAreOn()).toBe(true);
  });

  it('can be switched where the browser keeps nothing', () => {
    const refuse = () => { throw new Error('SecurityError'); };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    switchKeys(false);
    expect(keysAreOn()).toBe(false);
    rememberCustomer('a');
    expect(readRecents()).toEqual(['a']);
  });
});
