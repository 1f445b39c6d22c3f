export type TrainingErrorCode = 'too-few-rows' | 'one-class' | 'too-few-in-class' | 'not-finite' | 'no-features' | 'no-signal' | 'worse-than-incumbent' | 'aborted';

/** A training that was refused or stopped for an expected reason. The message is fit for a reader. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';

  constructor(
    readonly code: TrainingErrorCode,
    message: string,
  ) {
    super(message);
  }
}
