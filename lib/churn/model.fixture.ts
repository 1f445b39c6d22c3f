import type { Dataset } from '@/lib/dataset/dataset';
import type { ChurnModel } from './model';
import type { ModelContents } from './server/modelFiles';
import { trainModel } from './server/train';
import { FULL_TRAINING, type TrainingPlan } from './training/trainingPlan';

/** Every step of a training at its least: in a second, with figures that are not worth reading. */
export function quickPlan(trees = 5): TrainingPlan {
  return {
    learning: FULL_TRAINING.learning,
    base: { ...FULL_TRAINING.base, trees, sampleSize: 150, seed: 1 },
    grid: [{}],
    tuningTrees: 1,
    intervalTrees: 3,
    replicates: 5,
    folds: 2,
    importanceRepeats: 2,
    samples: { shap: 50, beeswarm: 20, partialDependence: 20, interactions: 10 },
    refuseNoise: false,
  };
}

/** A real model of few small trees with all its files. */
export function quickModel(dataset: Dataset, trees?: number): Promise<ChurnModel & ModelContents> {
  return trainModel({ dataset, plan: quickPlan(trees) });
}

/** 200 members of the gym of the dataset fixture, with gaps among the fees; those of few months leave more often. */
export const MEMBERS = `id,months,fee,plan,left\n${Array.from({ length: 200 }, (_, i) => {
  const months = (i * 37) % 60;
  const leaves = (i * 53) % 100 < 70 - months;
  return `M${i + 1},${months},${i % 9 === 0 ? '' : 20 + ((i * 7) % 50) / 2},${i % 3 ? 'Basic' : '"Plus, with sauna"'},${leaves ? 'Yes' : 'No'}`;
}).join('\n')}\n`;
