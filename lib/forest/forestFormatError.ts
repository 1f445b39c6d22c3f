/** A forest file that cannot be trusted. `what` names the part, `got` and `expected` the disagreement. */
export class ForestFormatError extends Error {
  override readonly name = 'ForestFormatError';

  constructor(
    readonly what: string,
    readonly got: string | number,
    readonly expected: string | number,
  ) {
    super(`Forest file cannot be read: ${what} is ${got}, expected ${expected}. Run "npm run train" to build it again.`);
  }
}
