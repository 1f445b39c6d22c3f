import { expect, it } from 'vitest';
import { TrainingError } from './trainingError';

it('carries its code beside the sentence', () => {
  expect(new TrainingError('one-class', 'Nobody churned.')).toMatchObject({ name: 'TrainingError', code: 'one-class', message: 'Nobody churned.' });
});
