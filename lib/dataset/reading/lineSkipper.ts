/** Leaves out the first lines of a text that arrives in pieces, and the empty lines behind them. LF, CRLF and CR end a line; quotes mean nothing yet. */
export class LineSkipper {
  /** Lines left out so far. */
  skipped = 0;
  /** Whether the last letter was a CR that ended a line: a LF behind it ends no other. */
  private afterReturn = false;
  private done = false;

  /** @param lines how many lines to leave out, whatever is in them */
  constructor(private readonly lines: number) {}

  /** What of the piece is not to be left out. */
  rest(piece: string): string {
    if (this.done) return piece;
    for (let at = 0; at < piece.length; at++) {
      const letter = piece[at];
      const endsLine = letter === '\r' || letter === '\n';
      if (endsLine && !(letter === '\n' && this.afterReturn)) this.skipped++;
      this.afterReturn = letter === '\r';
      if (!endsLine && this.skipped >= this.lines) {
        this.done = true;
        return piece.slice(at);
      }
    }
    return '';
  }
}
