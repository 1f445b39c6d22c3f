interface StageInfo {
  words: string;
  /**
   * Of the time of a whole training: between what was measured on the bundled 8,000 × 12 cells (settings .30, interval .32), on 1,500 × 4
   * (.44, .27) and on 3,000 × 40 (.50, .24).
   */
  weight: number;
}

/** What a training does, in this order. */
export const STAGES = {
  settings: { words: 'Trying settings', weight: 0.37 },
  trees: { words: 'Growing trees', weight: 0.15 },
  comparison: { words: 'Comparing with simpler models', weight: 0.05 },
  interval: { words: 'Measuring how sure it is', weight: 0.29 },
  importance: { words: 'Measuring what each feature tells', weight: 0.035 },
  drivers: { words: 'Measuring what moves it', weight: 0.045 },
  history: { words: 'Scoring earlier months', weight: 0.01 },
  segments: { words: 'Finding groups of customers', weight: 0.05 },
} as const satisfies Record<string, StageInfo>;
export type Stage = keyof typeof STAGES;

/** The share of a whole training that is done, 0 … 1, at a share of a stage. */
export function shareOfTraining(stage: Stage, share: number): number {
  const names = Object.keys(STAGES) as Stage[];
  const before = names.slice(0, names.indexOf(stage)).reduce((sum, name) => sum + STAGES[name].weight, 0);
  return before + share * STAGES[stage].weight;
}
