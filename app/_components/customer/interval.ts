/** Both ends in whole per cent: "55–71%". */
export function intervalText({ lower, upper }: { lower: number; upper: number }): string {
  return `${Math.round(lower * 100)}–${Math.round(upper * 100)}%`;
}

/** What an interval can be trusted for. */
export function intervalSentence({ level, lower, upper }: { level: number; lower: number; upper: number }): string {
  const often = Number.isInteger(level * 10) ? `${level * 10} of 10` : `${Math.round(level * 100)} of 100`;
  return `The range ${Math.round(lower * 100)}% to ${Math.round(upper * 100)}% is meant to hold the true chance of about ${often} customers on average, less often near the middle of the scale; on a file of your own this is expected, not checked.`;
}

/** Said where an interval would stand. */
export const NO_INTERVAL = 'No range of uncertainty is given: none could be calibrated for this model.';
