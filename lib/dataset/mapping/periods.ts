import type { Period } from '@/lib/dataset/schema';
import { quantileSorted } from '@/lib/stats/quantile';
import { MONTHS_IN } from '@/lib/dataset/reading/perMonth';
import { affixMeaning } from './affixes';

export { MONTHS_IN };

const ADVERBS: Record<string, Period> = {
  daily: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter', annual: 'year', annually: 'year', yearly: 'year', arr: 'year', acv: 'year', mrr: 'month', mrc: 'month', arpu: 'month', pcm: 'month',
  monatsbeitrag: 'month', monatspreis: 'month', monatlich: 'month', monatliche: 'month', jahresbeitrag: 'year', jahrlich: 'year', mensual: 'month', mensuel: 'month', mensuelle: 'month', mensualite: 'month', anual: 'year', annuel: 'year', annuelle: 'year', antiguedadmeses: 'month', mtl: 'month', mensile: 'month', mensal: 'month', mensalidade: 'month', maandbedrag: 'month', maandelijks: 'month', maandelijkse: 'month', maandprijs: 'month', miesieczny: 'month', miesieczna: 'month', miesieczne: 'month', mesicni: 'month', manadsavgift: 'month', manedspris: 'month', havi: 'month', aylik: 'month', ежемесячныи: 'month', monatlicher: 'month', monatsrate: 'month', monatsabschlag: 'month', jahrespramie: 'year', jaarlijks: 'year', annuale: 'year', roczny: 'year', roczna: 'year', rocni: 'year',
};

/** The period that a header names, or null: "MembershipDays", "fee_per_year", "Kundenjahre". */
export function periodInName(words: readonly string[]): Period | null {
  for (const word of words) {
    if (Object.hasOwn(ADVERBS, word)) return ADVERBS[word]!;
    const meaning = affixMeaning(word);
    if (word.length > 1 && meaning !== null && meaning in MONTHS_IN) return meaning as Period;
  }
  const last = words.at(-1) ?? '';
  for (const [ending, period] of [['months', 'month'], ['years', 'year'], ['days', 'day'], ['weeks', 'week'], ['monate', 'month'], ['jahre', 'year'], ['tage', 'day']] as const) if (last.endsWith(ending)) return period;
  return null;
}

/** The period in what stands beside the numbers: "12 months", "9.99 €/month". */
export function periodInMeaning(meaning: string | null): Period | null {
  const word = meaning?.split('/').at(-1) ?? '';
  return word in MONTHS_IN ? (word as Period) : null;
}

/** The period whose length in months the ratios agree on: their median within a quarter of it, from at least 20 of them. */
export function nearestPeriod(ratios: readonly number[]): Period | null {
  const known = ratios.filter((ratio) => Number.isFinite(ratio) && ratio > 0);
  if (known.length < 20) return null;
  const median = quantileSorted(known.sort((a, b) => a - b), 0.5);
  const found = (Object.keys(MONTHS_IN) as Period[]).find((period) => Math.abs(Math.log(median / MONTHS_IN[period])) < Math.log(1.25));
  return found ?? null;
}
