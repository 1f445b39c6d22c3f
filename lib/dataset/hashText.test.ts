import { expect, it } from 'vitest';
import { hashText } from './hashText';

it('gives equal texts one number, a safe one, and others another', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `${i % 100}\u0001${i}\u0001Basic`);
  const hashes = texts.map(hashText);
  expect(new Set(hashes).size).toBe(texts.length);
  expect(hashes.every(Number.isSafeInteger)).toBe(true);
  expect(hashText('12\u0001Basic')).toBe(hashText(['12', 'Basic'].join('\u0001')));
  expect(hashText('ab\u0001c')).not.toBe(hashText('a\u0001bc'));
});
