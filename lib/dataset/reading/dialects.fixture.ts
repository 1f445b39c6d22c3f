/**
 * The troubles that every reader of CSV meets, one file each, after the descriptions of the csv-spectrum cases; `rows` are what must be
 * read, the header first. Written anew: no text is taken from that collection.
 */
export const SPECTRUM: readonly { name: string; text: string; rows: readonly (readonly string[])[] }[] = [
  { name: 'a comma in quotes', text: 'name,street,town\nNoor,"Canal 12, rear",Delft\n', rows: [['name', 'street', 'town'], ['Noor', 'Canal 12, rear', 'Delft']] },
  { name: 'empty cells', text: 'x,y,z\n1,"",""\n2,3,4\n', rows: [['x', 'y', 'z'], ['1', '', ''], ['2', '3', '4']] },
  { name: 'empty cells, CRLF', text: 'x,y,z\r\n1,"",""\r\n2,3,4\r\n', rows: [['x', 'y', 'z'], ['1', '', ''], ['2', '3', '4']] },
  { name: 'escaped quotes', text: 'x,y\n1,"say ""aah"" now"\n3,4\n', rows: [['x', 'y'], ['1', 'say "aah" now'], ['3', '4']] },
  { name: 'JSON in a cell', text: 'key,val\n1,"{""at"": [5, 3.5], ""kind"": ""gym""}"\n', rows: [['key', 'val'], ['1', '{"at": [5, 3.5], "kind": "gym"}']] },
  { name: 'coordinates with a byte order mark', text: '\ufefflat;long;place\n52,01;4,36;"Delft; centre"\n', rows: [['lat', 'long', 'place'], ['52,01', '4,36', 'Delft; centre']] },
  { name: 'line ends in quotes', text: 'x,y,z\n1,2,3\n"Once\nupon",5,6\n7,8,9\n', rows: [['x', 'y', 'z'], ['1', '2', '3'], ['Once\nupon', '5', '6'], ['7', '8', '9']] },
  { name: 'line ends in quotes, CRLF', text: 'x,y,z\r\n1,2,3\r\n"Once\r\nupon",5,6\r\n7,8,9\r\n', rows: [['x', 'y', 'z'], ['1', '2', '3'], ['Once\r\nupon', '5', '6'], ['7', '8', '9']] },
  { name: 'quotes and line ends', text: 'x,y\n1,"he\n""sighs""\nand goes"\n3,4\n', rows: [['x', 'y'], ['1', 'he\n"sighs"\nand goes'], ['3', '4']] },
  { name: 'the simplest', text: 'x,y,z\n1,2,3\n', rows: [['x', 'y', 'z'], ['1', '2', '3']] },
  { name: 'the simplest, CRLF', text: 'x,y,z\r\n1,2,3\r\n', rows: [['x', 'y', 'z'], ['1', '2', '3']] },
  { name: 'letters beyond ASCII', text: 'x,y,z\n1,2,3\n4,5,ʤ\n6,7,žluťoučký 😀\n', rows: [['x', 'y', 'z'], ['1', '2', '3'], ['4', '5', 'ʤ'], ['6', '7', 'žluťoučký 😀']] },
];

/** A text in UTF-16, big-endian, without a mark. */
export const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
