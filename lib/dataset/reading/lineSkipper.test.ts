import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSkipper } from './lineSkipper';

const skip = (lines: number, ...pieces: string[]) => {
  const skipper = new LineSkipper(lines);
  return pieces.map((piece) => skipper.rest(piece)).join('');
};

describe('LineSkipper', () => {
  it.each([
    [0, 'a\nb', 'a\nb', 0], [1, 'a\nb', 'b', 1], [1, 'a\r\nb', 'b', 1], [1, 'a\rb', 'b', 1], [2, 'a\r\rb', 'b', 2], [1, '"a\nb', 'b', 1], [3, 'a\nb', '', 1], [2, 'a\r\n\r\nb', 'b', 2],
    [0, '\n\r\n\rb\n\nc', 'b\n\nc', 3], [1, 'a\r\n\n\n b', ' b', 3], [1, '\nb', 'b', 1], [0, '', '', 0],
  ])('leaves out %i lines of %j, and empty ones', (lines, text, rest, skipped) => {
    const skipper = new LineSkipper(lines);
    expect([skipper.rest(text), skipper.skipped]).toEqual([rest, skipped]);
  });

  it('does not care where the pieces are cut', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a\r\n]{0,20}$/), fc.nat(4), fc.nat(20), fc.nat(20), (text, lines, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect(skip(lines, text.slice(0, from), text.slice(from, to), text.slice(to))).toBe(skip(lines, text));
        expect(skip(lines, text)).toBe(text.split(/(?<=\r\n|\n|\r(?!\n))/).slice(lines).join('').replace(/^[\r\n]+/, ''));
      }),
    );
  });
});
