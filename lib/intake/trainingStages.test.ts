import { expect, it } from 'vitest';
import { shareOfTraining, STAGES, type Stage } from './trainingStages';

it('the shares of a training rise from 0 to 1, stage after stage', () => {
  const names = Object.keys(STAGES) as Stage[];
  const shares = names.flatMap((stage) => [0, 0.5, 1].map((share) => shareOfTraining(stage, share)));
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBeCloseTo(1, 10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});
