import { expect, it } from 'vitest';
import { crc32 } from './crc32';

it('gives the check value cbf43926 of the CRC catalogue (CRC-32/ISO-HDLC, "123456789")', () => {
  expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926');
});

it('is 0 for no bytes', () => {
  expect(crc32(new Uint8Array())).toBe(0);
});
