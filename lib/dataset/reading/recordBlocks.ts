/**
 * Cuts a text that arrives in pieces into blocks that end where a record does, so that each can be read by itself. A quote mark turns "inside" on
 * and off, doubled ones twice: of a well-formed file that says which line ends are within a cell. What is not well-formed is cut somewhere at or
 * behind the first fault, so that whoever reads the block with it meets it.
 */
export class RecordBlocks {
  private readonly pieces: string[] = [];
  private length = 0;
  private isInside = false;

  /**
   * @param quote what encloses cells; null where nothing does
   * @param size letters of a block, about
   * @param most letters that are kept waiting for the end of a record; then they are given as they are
   */
  constructor(private readonly quote: string | null, private readonly size: number, private readonly most: number) {}

  /** The next block, or null where there is none yet. */
  push(piece: string): string | null {
    const end = this.endIn(piece);
    if (end > 0 && this.length + end >= this.size) return this.take(piece, end);
    this.add(piece);
    return this.length > this.most ? this.take('', 0) : null;
  }

  /** What is left; "" where nothing is. */
  rest(): string {
    return this.take('', 0);
  }

  private add(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  private take(piece: string, end: number): string {
    const block = this.pieces.join('') + piece.slice(0, end);
    this.pieces.length = 0;
    this.length = 0;
    if (end < piece.length) this.add(piece.slice(end));
    return block;
  }

  /** Behind the last end of a record in the piece, or 0. */
  private endIn(piece: string): number {
    if (this.quote !== null && (this.isInside || piece.includes(this.quote))) return this.endBetweenQuotes(piece, this.quote.charCodeAt(0));
    const lf = piece.lastIndexOf('\n');
    // A CR that is the last letter may be half a line end.
    return lf >= 0 || piece.length < 2 ? lf + 1 : piece.lastIndexOf('\r', piece.length - 2) + 1;
  }

  private endBetweenQuotes(piece: string, quote: number): number {
    let [lf, cr] = [0, 0];
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === quote) this.isInside = !this.isInside;
      else if (code === 10 && !this.isInside) lf = at + 1;
      else if (code === 13 && !this.isInside && at + 1 < piece.length) cr = at + 1;
    }
    // Behind the last LF there is no half of one.
    return lf > 0 ? lf : cr;
  }
}
