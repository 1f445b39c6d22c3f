interface StageInfo {
  words: string;
  /** Of the time of a whole training: measured on the bundled 8,000 customers. */
  weight: number;
}

/** What a training does, in this order. */
export const STAGES = {
  settings: { words: 'Trying settings', weight: 0.31 },
  trees: { words: 'Growing trees', weight: 0.24 },
  comparison: { words: 'Comparing with simpler models', weight: 0.07 },
  interval: { words: 'Measuring how sure it is', weight: 0.25 },
  importance: { words: 'Measuring what each feature tells', weight: 0.05 },
  drivers: { words: 'Measuring what moves it', weight: 0.04 },
  history: { words: 'Scoring earlier months', weight: 0.01 },
  segments: { words: 'Finding groups of customers', weight: 0.03 },
} as const satisfies Record<string, StageInfo>;
export type Stage = keyof typeof STAGES;

/** The share of a whole training that is done, 0 … 1, at a share of a stage. */
export function shareOfTraining(stage: Stage, share: number): number {
  const names = Object.keys(STAGES) as Stage[];
  const before = names.slice(0, names.indexOf(stage)).reduce((sum, name) => sum + STAGES[name].weight, 0);
  return before + share * STAGES[stage].weight;
}
