/** Both ends in whole per cent: "55–71%". */
export function intervalText({ lower, upper }: { lower: number; upper: number }): string {
  return `${Math.round(lower * 100)}–${Math.round(upper * 100)}%`;
}

/** What an interval is, for readers without statistics; and where there is none, that there is none. */
export function intervalSentence(interval: { level: number; lower: number; upper: number } | null): string {
  if (!interval) return 'No range of uncertainty is given: none could be calibrated for this model.';
  const { level, lower, upper } = interval;
  const often = Number.isInteger(level * 10) ? `${level * 10} of 10` : `${Math.round(level * 100)} of 100`;
  return `For ${often} customers the true chance lies within a range drawn like this one: here ${Math.round(lower * 100)}% to ${Math.round(upper * 100)}%.`;
}
