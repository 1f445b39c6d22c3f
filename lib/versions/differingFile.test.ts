import { expect, it } from 'vitest';
import { differingFile } from './differingFile';

const file = (bytes: number, digit: string) => ({ bytes, sha256: digit.repeat(64) });
const saved = { 'customers.csv': file(10, 'a'), 'model/card.json': file(5, 'b') };

it('differingFile is null where all is the same, in whatever order', () => {
  expect(differingFile(saved, { 'model/card.json': file(5, 'b'), 'customers.csv': file(10, 'a') })).toBeNull();
});

it('differingFile names the first difference', () => {
  expect(differingFile(saved, { 'model/card.json': file(5, 'b') })).toMatchInlineSnapshot(`"customers.csv is missing"`);
  expect(differingFile(saved, { ...saved, 'customers.csv': file(9, 'a') })).toMatchInlineSnapshot(`"customers.csv has 9 bytes, expected 10"`);
  expect(differingFile(saved, { ...saved, 'model/card.json': file(5, 'c') })).toMatchInlineSnapshot(`"model/card.json is not the file that was saved: its checksum differs"`);
  expect(differingFile(saved, { ...saved, 'offers.json': file(1, 'a') })).toMatchInlineSnapshot(`"offers.json was not part of it"`);
});
