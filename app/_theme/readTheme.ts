import 'server-only';
import { cookies } from 'next/headers';
import { THEME_COOKIE, toTheme, type Theme } from './theme';

/** Known on the server, so that the first paint already has the right colours and no script is needed for it. */
export async function readTheme(): Promise<Theme> {
  return toTheme((await cookies()).get(THEME_COOKIE)?.value);
}
