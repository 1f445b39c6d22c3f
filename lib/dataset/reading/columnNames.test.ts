import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames } from './columnNames';

describe('columnNames', () => {
  it('gives each column a name of its own, and says where it is another than in the file', () => {
    expect(columnNames([' id ', '', 'fee', 'fee', '__proto__', 'fee', 'constructor', 'fee (2)', ''])).toMatchInlineSnapshot(`
      {
        "names": [
          "id",
          "column 2",
          "fee",
          "fee (3)",
          "column __proto__",
          "fee (4)",
          "column constructor",
          "fee (2)",
          "column 9",
        ],
        "notes": [
          "Column 2 has no name: it is read as "column 2".",
          "Column 4 is called "fee", as one before it: it is read as "fee (3)".",
          "Column 5 is called "__proto__", a name that programs reserve: it is read as "column __proto__".",
          "Column 6 is called "fee", as one before it: it is read as "fee (4)".",
          "Column 7 is called "constructor", a name that programs reserve: it is read as "column constructor".",
          "Column 9 has no name: it is read as "column 9".",
        ],
      }
    `);
    expect(columnNames(['id', 'months', 'Left']).notes).toEqual([]);
  });

  it('leaves alone what is called as others would be', () => {
    expect(columnNames(['column 2', '', 'a (2)', 'a', 'a']).names).toEqual(['column 2', 'column 2 (2)', 'a (2)', 'a', 'a (3)']);
  });

  it('never names two columns alike, and names again in the same way', () => {
    const name = fc.oneof(fc.constantFrom('', ' ', 'a', 'a (2)', 'column 1', 'column 2', '__proto__', 'column __proto__', 'toString'), fc.string());
    fc.assert(fc.property(fc.array(name, { maxLength: 8 }), (header) => {
      const { names, notes } = columnNames(header);
      expect(new Set(names).size).toBe(header.length);
      expect(names.some((each) => each === '' || each in Object.prototype)).toBe(false);
      expect(notes.length).toBe(names.filter((each, i) => each !== header[i]!.trim()).length);
      expect(columnNames(names)).toEqual({ names, notes: [] });
    }));
  });
});
