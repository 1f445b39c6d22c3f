'use server';
import { cookies } from 'next/headers';
import { THEME_COOKIE, toTheme } from './theme';

/** Keeps the choice for a year; anything that is not a theme means the device's. */
export async function setTheme(form: unknown): Promise<void> {
  const theme = toTheme(form instanceof FormData ? form.get('theme') : undefined);
  (await cookies()).set(THEME_COOKIE, theme, { maxAge: 31_536_000, sameSite: 'lax', httpOnly: true, path: '/' });
}
