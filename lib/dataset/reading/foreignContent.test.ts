import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPECTRUM, utf16be } from './dialects.fixture';
import { foreignContent } from './foreignContent';

const what = (content: string | Uint8Array, encoding: BufferEncoding = 'latin1') => foreignContent(typeof content === 'string' ? Buffer.from(content, encoding) : content)?.what ?? null;
const zip = (inside: string) => `PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21\0\x41\x37\x82\xcf\x6e\x01\0\0\x04\x05\0\0\x13\0\0\0${inside}`;

describe('foreignContent', () => {
  it.each<[string, string | Uint8Array]>([
    ['an Excel workbook (xlsx)', zip('[Content_Types].xml')], ['an Excel workbook (xlsx)', zip('_rels/.rels')], ['an OpenDocument spreadsheet (ods)', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['a zip archive', zip('customers.csv')], ['a zip archive', 'PK\x05\x06'], ['an old Excel workbook (xls)', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'], ['a gzip archive', gzipSync('id,left\n1,Yes\n')],
    ['a PDF document', '%PDF-1.7\n%\xe2\xe3'], ['a Parquet file', 'PAR1\x15\x04\x15'], ['a picture', '\x89PNG\r\n\x1a\n'], ['a picture', '\xff\xd8\xff\xe0'], ['an SQLite database', 'SQLite format 3\0'],
    ['JSON', '{"id": 1}'], ['JSON', '\n [\n  {"id": 1}]'], ['JSON', '{\n'], ['JSON', '[1, 2]'], ['JSON', Buffer.from('\ufeff{"id": 1}', 'utf16le')], ['JSON', Buffer.from('\ufeff[]')],
    ['a web page (HTML)', '<!DOCTYPE html>\n<html>'], ['a web page (HTML)', '\r\n<table border=1><tr>'], ['an XML document', '\xef\xbb\xbf<?xml version="1.0"?>'],
    ['a database script (SQL)', '-- dump\n\nCREATE TABLE customers (id int);'], ['a pointer to a file in Git LFS', 'version https://git-lfs.github.com/spec/v1\noid'],
    ['text in UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0])], ['not text', Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 37) % 256))],
  ])('knows %s by its content', (expected, content) => expect(what(content)).toBe(expected));

  it.each<[string, string | Uint8Array]>([
    ['a header in brackets', '[id];[plan]\n1;2\n'], ['a quoted header', '"id","left"\n'], ['nothing', ''], ['one letter', 'a'], ['a NUL in a cell', 'id,note\n1,a\0b\n'], ['a header that begins with PK', 'PK,name\n1,x\n'],
    ['UTF-16', Buffer.from('id,plan\n1,ф\n', 'utf16le')], ['UTF-16 with a mark', Buffer.from('\ufeffid,plan\n', 'utf16le')], ['big-endian UTF-16', utf16be('id,plan\n')], ['Latin-1', 'id,Zo\xeb\n'], ['a comment', '# made today\nid,left\n'],
    ['a header in angle brackets', '<id>,<ticker>\n1,x\n'], ['a header of SQL words', 'create,table\n1,2\n'],
  ])('lets %s pass', (_name, content) => expect(what(content)).toBeNull());

  it('lets every dialect pass, and any quoted text', () => {
    for (const { text } of SPECTRUM) expect(what(text, 'utf8'), text).toBeNull();
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => what(`id,${text}\n`, 'utf8') === null));
  });

  it('says what to do next, and looks at no more than the first kilobyte', () => {
    expect(foreignContent(Buffer.from(zip('xl/')))).toMatchInlineSnapshot(`
      {
        "remedy": "Open it in your spreadsheet program, choose "Save as" and "CSV UTF-8", and import that file.",
        "what": "an Excel workbook (xlsx)",
      }
    `);
    expect(what(`id,note\n${'x'.repeat(1024)}${'\x01'.repeat(5000)}`)).toBeNull();
  });
});
