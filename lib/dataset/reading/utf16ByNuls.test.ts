import { expect, it } from 'vitest';
import { utf16be } from './dialects.fixture';
import { utf16ByNuls } from './utf16ByNuls';

it.each(['id,plan\n1,x\n', 'номер;тариф\n1;Базовый\n2;Золотой\n', '番号,プラン\n1,基本\n2,金\n'])('tells the two orders of %j apart', (text) => {
  expect(utf16ByNuls(Buffer.from(text, 'utf16le'))).toBe('utf-16le');
  expect(utf16ByNuls(utf16be(text))).toBe('utf-16be');
});

it('takes nothing else for UTF-16', () => {
  for (const text of ['', 'a', '\0', 'id,plan\n1,x\n', 'номер;тариф\n', `id,note\n1,a\0b\n${'2,x\n'.repeat(20)}`, '\0\0\0\0']) expect(utf16ByNuls(Buffer.from(text)), text).toBeNull();
});
