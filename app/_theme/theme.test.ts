import { beforeEach, expect, it, vi } from 'vitest';
import { readTheme } from './readTheme';
import { setTheme } from './setTheme';
import { THEMES, toTheme } from './theme';

const jar = new Map<string, string>();
const set = vi.fn((name: string, value: string, _options: object) => void jar.set(name, value));
vi.mock('next/headers', () => ({ cookies: async () => ({ set, get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined) }) }));
beforeEach(() => {
  jar.clear();
  set.mockClear();
});

const form = (value: string | File) => {
  const data = new FormData();
  data.set('theme', value);
  return data;
};

it('knows three themes and follows the device for anything else', () => {
  for (const theme of THEMES) expect(toTheme(theme)).toBe(theme);
  for (const other of [undefined, null, '', 'Dark', 'sepia', 1, {}, ['dark'], '__proto__']) expect(toTheme(other)).toBe('system');
});

it('keeps a choice for a year, out of reach of scripts, and reads it again', async () => {
  expect(await readTheme()).toBe('system');
  for (const theme of THEMES) {
    await setTheme(form(theme));
    expect(await readTheme()).toBe(theme);
  }
  expect(set).toHaveBeenLastCalledWith('theme', 'dark', { maxAge: 31_536_000, sameSite: 'lax', httpOnly: true, path: '/' });
});

it('writes nothing of its caller into the cookie', async () => {
  for (const garbage of [undefined, null, 'dark', {}, { get: () => 'dark' }, form('<script>'), form(new File(['dark'], 'dark'))]) {
    await setTheme(garbage);
    expect(jar.get('theme')).toBe('system');
  }
  jar.set('theme', '"><script>');
  expect(await readTheme()).toBe('system');
});
