import { describe, expect, it } from 'vitest';
import { SCREENS } from '@/app/_components/shell/screens';
import { readKey, SEQUENCE_MS } from './keys';

const press = (...keys: [key: string, at: number][]) =>
  keys.reduce<ReturnType<typeof readKey>>(({ gAt }, [key, at]) => readKey(SCREENS, gAt, key, at), { command: null, gAt: null }).command;

describe('readKey', () => {
  it.each([['o', '/'], ['c', '/customers'], ['s', '/segments'], ['v', '/survival'], ['p', '/predict'], ['d', '/drivers'], ['m', '/model']])('g %s goes to %s', (key, href) => {
    expect(press(['g', 0], [key, SEQUENCE_MS])).toEqual({ kind: 'go', href });
  });

  it.each([['/', 'search'], ['?', 'help'], ['j', 'next'], ['k', 'previous']])('%s alone is %s', (key, kind) => {
    expect(press([key, 0])).toEqual({ kind });
  });

  it('forgets g after a while, and after another key', () => {
    expect(press(['g', 0], ['o', SEQUENCE_MS + 1])).toBeNull();
    expect(press(['g', 0], ['x', 1], ['o', 2])).toBeNull();
    expect(press(['g', 0], ['g', 1], ['o', 2])).toBeNull();
    expect(press(['g', 0], ['j', 1])).toBeNull();
  });

  it.each(['o', 'Enter', 'constructor', '__proto__'])('%s alone means nothing', (key) => expect(press([key, 0])).toBeNull());

  it('gives every screen a key of its own', () => {
    const keys = SCREENS.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
