/**
 * An expected failure with everything its reader needs: a code for programs, a message that says what, where, got and
 * expected, and a remedy that says the next step. Surprises are ordinary errors and end at the error page.
 */
export class HoldfastError<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** `message` and remedy as one paragraph, for a terminal or a log. Other errors give their message alone. */
export function describeError(error: unknown): string {
  if (error instanceof HoldfastError) return `${error.message} ${error.remedy}`.trim();
  return error instanceof Error ? error.message : String(error);
}
