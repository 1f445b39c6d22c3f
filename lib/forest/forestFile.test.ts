import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';
import type { Forest } from './forest';
import { anyForest, smallForest } from './forest.fixture';
import { readForest, writeForest } from './forestFile';
import { ForestFormatError } from './forestFormatError';

/** Sections of smallForest (6 nodes): header 32, value 48, threshold 24. */
const LEFT_OFFSET = 104;
const VALUE_OFFSET = 32;

/** A file whose damage a checksum cannot see: someone wrote it so. */
function tampered(change: (view: DataView) => void): Uint8Array {
  const bytes = writeForest(smallForest());
  const view = new DataView(bytes.buffer);
  change(view);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true);
  return bytes;
}

describe('writeForest, readForest', () => {
  it('gives back any forest bit for bit, and the same bytes again', () => {
    fc.assert(
      fc.property(anyForest, (forest) => {
        const bytes = writeForest(forest);
        const back = readForest(bytes);
        expect(back).toEqual(forest);
        expect(Buffer.from(writeForest(back)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('reads from a view at an odd offset of a larger buffer', () => {
    const bytes = writeForest(smallForest());
    const pool = new Uint8Array(bytes.length + 7);
    pool.set(bytes, 3);
    expect(readForest(pool.subarray(3, 3 + bytes.length))).toEqual(smallForest());
  });

  it('refuses every flipped byte', () => {
    const bytes = writeForest(smallForest());
    for (let i = 0; i < bytes.length; i++) {
      const damaged = bytes.slice();
      damaged[i]! ^= 0x40;
      expect(() => readForest(damaged), `byte ${i}`).toThrow(ForestFormatError);
    }
  });

  it('refuses every length but its own', () => {
    const bytes = writeForest(smallForest());
    for (let length = 0; length < bytes.length; length++) expect(() => readForest(bytes.subarray(0, length))).toThrow(ForestFormatError);
    expect(() => readForest(Uint8Array.of(...bytes, 0))).toThrow(ForestFormatError);
  });

  it('refuses bytes that are no forest, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => readForest(bytes)).toThrow(ForestFormatError);
      }),
    );
  });

  it('says what is wrong, what was expected and what to do', () => {
    const message = (bytes: Uint8Array) => {
      try {
        readForest(bytes);
      } catch (error) {
        return (error as Error).message;
      }
      return 'accepted';
    };
    const png = Uint8Array.from({ length: 64 }, (_, i) => 'PNG!'.charCodeAt(i % 4));
    expect(message(new Uint8Array())).toMatchInlineSnapshot(`"Forest file cannot be read: length in bytes is 0, expected at least 36. Run "npm run train" to build it again."`);
    expect(message(png)).toMatchInlineSnapshot(`"Forest file cannot be read: magic is "PNG!", expected "HFST". Run "npm run train" to build it again."`);
    expect(message(tampered((view) => view.setUint16(4, 2, true)))).toMatchInlineSnapshot(`"Forest file cannot be read: format version is 2, expected 1. Run "npm run train" to build it again."`);
    expect(message(tampered((view) => view.setUint32(LEFT_OFFSET, 0, true)))).toMatchInlineSnapshot(`"Forest file cannot be read: left child of node 0 is 0, expected within 1 … 3. Run "npm run train" to build it again."`);
    expect(message(tampered((view) => view.setUint32(LEFT_OFFSET, 4, true)))).toMatchInlineSnapshot(`"Forest file cannot be read: left child of node 0 is 4, expected within 1 … 3. Run "npm run train" to build it again."`);
    expect(message(tampered((view) => view.setFloat64(VALUE_OFFSET, NaN, true)))).toMatchInlineSnapshot(`"Forest file cannot be read: value of node 0 is NaN, expected within 0 … 1. Run "npm run train" to build it again."`);
    expect(message(tampered((view) => view.setFloat32(VALUE_OFFSET + 48, NaN, true)))).toMatchInlineSnapshot(`"Forest file cannot be read: threshold of node 0 is NaN, expected finite. Run "npm run train" to build it again."`);
    expect(message(tampered((view) => view.setUint32(12, 4e9, true)))).toMatch(/^Forest file cannot be read: length in bytes is \d+, expected 16\d+\./);
  });

  it('does not write what it would not read', () => {
    const broken = (change: Partial<Forest>) => () => writeForest({ ...smallForest(), ...change });
    expect(broken({ value: Float64Array.of(0, 0, 0, 0, 0, 1.5) })).toThrow(ForestFormatError);
    expect(broken({ roots: Uint32Array.of() })).toThrow(ForestFormatError);
    expect(broken({ roots: Uint32Array.of(0, 9) })).toThrow(ForestFormatError);
    expect(broken({ feature: Int16Array.of(0, 2, -1, -1, -1, -1) })).toThrow(ForestFormatError);
    expect(broken({ cover: Uint32Array.of(1) })).toThrow(ForestFormatError);
    expect(broken({ baseRate: NaN })).toThrow(ForestFormatError);
  });
});
