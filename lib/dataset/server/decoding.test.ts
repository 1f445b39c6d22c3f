import { expect, it } from 'vitest';
import { utf16be } from '@/lib/dataset/reading/dialects.fixture';
import { decoding } from './decoding';

it('reads the signs that Latin-1 lacks, and every other byte as itself', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const text = decoding('windows-1252', true)(bytes);
  expect(text.slice(0x80, 0xa0)).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
  expect(text).toHaveLength(256);
  for (let i = 0; i < 256; i++) if (i < 0x80 || i > 0x9f) expect(text.charCodeAt(i)).toBe(i);
});

it('joins a letter that two pieces share, and leaves out the mark', () => {
  for (const [encoding, bytes] of [['utf-8', Buffer.from('\ufeffZoë 😀')], ['utf-16le', Buffer.from('\ufeffZoë 😀', 'utf16le')], ['utf-16be', utf16be('\ufeffZoë 😀')]] as const) {
    for (let cut = 0; cut <= bytes.length; cut++) {
      const decode = decoding(encoding, true);
      expect(decode(bytes.subarray(0, cut)) + decode(bytes.subarray(cut)) + decode()).toBe('Zoë 😀');
    }
    const decode = decoding(encoding, true);
    expect(() => decode(bytes.subarray(0, -1)) + decode()).toThrow(expect.objectContaining({ code: 'ERR_ENCODING_INVALID_ENCODED_DATA' }));
  }
});
