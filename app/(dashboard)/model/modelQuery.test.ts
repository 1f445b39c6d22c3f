import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutGrid } from '@/lib/workspace/cut';
import { readModelQuery } from './modelQuery';

const cuts = cutGrid(0.5);

describe('readModelQuery', () => {
  it('takes a whole percent, the first of several, and nothing where the address says nothing', () => {
    expect(readModelQuery({ threshold: '42' }, cuts, 0.5)).toEqual({ cut: 0.42, ignored: [] });
    expect(readModelQuery({ threshold: ['7', '8'] }, cuts, 0.5)).toEqual({ cut: 0.07, ignored: [] });
    expect(readModelQuery({}, cuts, 0.5)).toEqual({ cut: null, ignored: [] });
    expect(readModelQuery({ threshold: '35.5' }, cutGrid(0.355), 0.355)).toEqual({ cut: 0.355, ignored: [] });
  });

  it('names what it does not offer', () => {
    expect(readModelQuery({ threshold: '0' }, cuts, 0.5)).toMatchInlineSnapshot(`
      {
        "cut": null,
        "ignored": [
          "There is no threshold "0": choose a whole percent from 1 to 99. Shown is the one in use, 50%.",
        ],
      }
    `);
    for (const threshold of ['', '100', '42.5', 'abc', '__proto__', '-1', '1e1']) expect(readModelQuery({ threshold }, cuts, 0.5), threshold).toMatchObject({ cut: null, ignored: [expect.any(String)] });
  });

  it('answers any address', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('threshold', '__proto__'), fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined })), (query) => {
        const { cut, ignored } = readModelQuery(query, cuts, 0.5);
        return cut === null || (cuts.includes(cut) && ignored.length === 0);
      }),
    );
  });
});
