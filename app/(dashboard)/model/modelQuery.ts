import { cutText, parseCut } from '@/lib/workspace/cut';

export interface ModelQuery {
  /** The cut that the address asks for; null where it asks for none, or for one that is not offered. */
  cut: number | null;
  /** What the address asks for and nothing offers, in words. */
  ignored: string[];
}

/** The view that an address describes; an unknown value falls back to the threshold in use and is named. */
export function readModelQuery(params: Record<string, string | string[] | undefined>, cuts: readonly number[], inUse: number): ModelQuery {
  const text = [params.threshold].flat()[0];
  if (text === undefined) return { cut: null, ignored: [] };
  const cut = parseCut(text, cuts);
  if (cut !== null) return { cut, ignored: [] };
  return { cut, ignored: [`There is no threshold "${text.slice(0, 40)}": choose a whole percent from 1 to 99. Shown is the one in use, ${cutText(inUse)}%.`] };
}
