import { HoldfastError } from '@/lib/errors';

export type TrainingErrorCode = 'too-few-rows' | 'one-class' | 'too-few-in-class' | 'not-finite' | 'no-features' | 'no-signal' | 'worse-than-incumbent' | 'aborted';

/** A training that was refused or stopped for an expected reason. The message says the next step too. */
export class TrainingError extends HoldfastError<TrainingErrorCode> {
  constructor(code: TrainingErrorCode, message: string) {
    super(code, message, '');
  }
}
