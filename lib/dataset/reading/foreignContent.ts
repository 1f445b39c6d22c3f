import { utf16ByNuls } from './utf16ByNuls';

/** What a file is that is no CSV, and how its reader gets a CSV from it. */
export interface ForeignContent { what: string; remedy: string }

/** What is looked at: a mark of any other format stands at the very start, and the names in a workbook soon after. */
const HEAD = 1024;

const SAVE_SHEET = 'Open it in your spreadsheet program, choose "Save as" and "CSV UTF-8", and import that file.';
const UNPACK = 'Unpack it and import the CSV file inside.';
const EXPORT = 'Export the table as CSV and import that file.';

/** The first bytes of formats, as Latin-1, with what else must stand in the first kilobyte; the first that fits is it. */
const SIGNATURES: readonly (readonly [start: string, what: string, remedy: string, within?: RegExp])[] = [
  ['PK\x03\x04', 'an Excel workbook (xlsx)', SAVE_SHEET, /\[Content_Types\]\.xml|_rels\/|xl\//],
  ['PK\x03\x04', 'an OpenDocument spreadsheet (ods)', SAVE_SHEET, /opendocument\.spreadsheet/],
  ['PK\x03\x04', 'a zip archive', UNPACK],
  ['PK\x05\x06', 'a zip archive', UNPACK],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel workbook (xls)', SAVE_SHEET],
  ['\x1f\x8b', 'a gzip archive', UNPACK],
  ['BZh', 'a bzip2 archive', UNPACK, /^BZh\d1AY&SY/],
  ['\xfd7zXZ\0', 'an xz archive', UNPACK],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive', UNPACK],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', UNPACK],
  ['Rar!\x1a\x07', 'a RAR archive', UNPACK],
  ['', 'a tar archive', UNPACK, /^[^]{257}ustar/],
  ['%PDF-', 'a PDF document', EXPORT],
  ['PAR1', 'a Parquet file', EXPORT, /^PAR1[^ -~]/],
  ['ARROW1\0', 'an Arrow file', EXPORT],
  ['Obj\x01', 'an Avro file', EXPORT],
  ['SQLite format 3\0', 'an SQLite database', EXPORT],
  ['\x89HDF\r\n', 'an HDF5 file', EXPORT],
  ['$FL2@', 'an SPSS file', EXPORT],
  ['$FL3@', 'an SPSS file', EXPORT],
  ['<stata_dta>', 'a Stata file', EXPORT],
  ['\x89PNG\r\n', 'a picture', EXPORT],
  ['\xff\xd8\xff', 'a picture', EXPORT],
  ['GIF8', 'a picture', EXPORT],
  ['\xff\xfe\0\0', 'text in UTF-32', 'Save it as "CSV UTF-8" and import that file.'],
  ['\0\0\xfe\xff', 'text in UTF-32', 'Save it as "CSV UTF-8" and import that file.'],
  ['{\\rtf', 'a text document (RTF)', EXPORT],
];

/** The beginnings of texts in other languages, behind a byte order mark and white space. */
const LANGUAGES: readonly (readonly [start: RegExp, what: string, remedy: string])[] = [
  [/^<(!doctype html|(html|head|body|table|meta)[\s>])/i, 'a web page (HTML)', 'If it came from a download, it may be an error or sign-in page: download it again. Otherwise open it in your spreadsheet program and save it as "CSV UTF-8".'],
  [/^<\?xml\s/i, 'an XML document', EXPORT],
  // A header may begin with a bracket, as in "[id];[plan]".
  [/^(\{\s*("|\}|$)|\[\s*(\{|\[|"[^"]*"\s*:|-?\d|\]))/, 'JSON', EXPORT],
  [/^(--[^\n]*\n\s*)*(create table|insert into|drop table)\s/i, 'a database script (SQL)', EXPORT],
  [/^version https:\/\/git-lfs/, 'a pointer to a file in Git LFS', 'Fetch the file itself ("git lfs pull") and import that.'],
];

/**
 * What the file is by its first bytes, where that is anything but a table in text; its name counts for nothing. Null where it may be CSV.
 *
 * @param start the first bytes of the file, 1 KiB or what there is; more is not looked at
 */
export function foreignContent(start: Uint8Array): ForeignContent | null {
  const bytes = start.subarray(0, HEAD);
  const head = String.fromCharCode(...bytes);
  const text = asText(head);
  const known = SIGNATURES.find(([mark, , , within]) => head.startsWith(mark) && (!within || within.test(head))) ?? LANGUAGES.find(([language]) => language.test(text));
  if (known) return { what: known[1], remedy: known[2] };
  return isText(bytes) ? null : { what: 'not text', remedy: EXPORT };
}

/** UTF-16 and UTF-8 alike as far as ASCII goes. */
const asText = (head: string) => head.replaceAll('\0', '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart();

/** Whether there are few bytes that no text has. NULs are none of them: a row that has one is refused by itself. */
function isText(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked || utf16ByNuls(bytes)) return true;
  const controls = bytes.filter((byte) => byte < 32 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26 && byte !== 27);
  return controls.length <= bytes.length / 20;
}
