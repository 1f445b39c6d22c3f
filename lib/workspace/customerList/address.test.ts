import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary, writeValue } from './address';

const categories = ['Basic', 'Plus, with sauna', 'Plus', 'none', '~none', 'A', 'B', 'A,B', ' B'];
const words = new Vocabulary(categories);

describe('the values of a parameter', () => {
  it.each([
    ['Basic', ['Basic']],
    ['Basic,Plus', ['Basic', 'Plus']],
    ['Plus, with sauna', ['Plus, with sauna']],
    ['Basic,Plus, with sauna,Plus', ['Basic', 'Plus, with sauna', 'Plus']],
    ['none', ['']],
    ['~none,none,~~none', ['none', '', '~none']],
    ['A,B', ['A,B']],
    ['Gold,Basic,,', ['Gold', 'Basic']],
    [',', []],
  ])('%s', (text, values) => {
    expect(words.read(text)).toEqual(values);
  });

  it('are repeated where a comma would be misread', () => {
    expect(words.write(['A', 'Basic'])).toEqual(['A,Basic']);
    expect(words.write(['A', 'B'])).toEqual(['A', 'B']);
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('', ...categories)), (values) => {
        expect(words.write(values).flatMap((text) => words.read(text))).toEqual(values);
        for (const value of values) expect(words.read(writeValue(value))).toEqual([value]);
      }),
      { numRuns: 500 },
    );
  });
});
