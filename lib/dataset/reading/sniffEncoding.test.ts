import { describe, expect, it } from 'vitest';
import { utf16be } from './dialects.fixture';
import { sniffEncoding } from './sniffEncoding';

const latin = (head: Uint8Array) => () => Buffer.from(head).toString('latin1');
const sniff = (head: Uint8Array, notUtf8: number | null) => sniffEncoding(head, latin(head), notUtf8);

describe('sniffEncoding', () => {
  it('says which it is, and why', () => {
    const why = (head: Uint8Array, notUtf8: number | null = null) => Object.values(sniff(head, notUtf8)).slice(0, 2).join(': ');
    expect([
      why(Buffer.from('id,plan\n')), why(Buffer.from('\ufeffid,plan\n')), why(Buffer.from('\ufeffid', 'utf16le')), why(utf16be('\ufeffid')), why(Buffer.from('id,plan\n', 'utf16le')), why(utf16be('id,plan\n')),
    ]).toMatchInlineSnapshot(`
      [
        "utf-8: All of its bytes are UTF-8.",
        "utf-8: It begins with the mark of UTF-8.",
        "utf-16le: It begins with the mark of UTF-16, little-endian.",
        "utf-16be: It begins with the mark of UTF-16, big-endian.",
        "utf-16le: It has no mark, but every other byte of its ASCII letters is 0, as in UTF-16, little-endian.",
        "utf-16be: It has no mark, but every other byte of its ASCII letters is 0, as in UTF-16, big-endian.",
      ]
    `);
  });

  it('says that it guesses, where it does', () => {
    expect(sniff(Buffer.from('id,Zo\xeb\n', 'latin1'), 1).ambiguous).toMatchInlineSnapshot(`
      [
        {
          "about": "encoding",
          "why": "It is not UTF-8, first in line 1, and so was taken for Windows-1252 (Latin-1). Look at letters with accents and at signs such as €: if they are wrong, choose another encoding, or save the file as "CSV UTF-8".",
        },
      ]
    `);
    expect(sniff(Buffer.from('\ufeffid\n'), 7)).toMatchObject({ encoding: 'windows-1252', ambiguous: [{ why: expect.stringContaining('begins with the mark of UTF-8, but is not UTF-8, first in line 7') }] });
    expect(sniff(Buffer.from('id\n'), null).ambiguous).toEqual([]);
  });
});
