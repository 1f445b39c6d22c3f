import type { NumberRange } from './ranges';

/**
 * Takes rows that do not fit out of a mask (1: still in). Each is one pass over one column from front to back, which is the order
 * that memory likes best.
 */
export type Pass = (mask: Uint8Array) => void;

/** Rows with one of these codes; −1 is a code like any other. */
export function codePass(codes: Int16Array | Uint8Array, wanted: readonly number[]): Pass {
  // One place for each code from −1 to the largest that either array type can hold.
  const allowed = new Uint8Array(codes instanceof Uint8Array ? 257 : 32_769);
  for (const code of wanted) allowed[code + 1] = 1;
  return (mask) => {
    for (let row = 0; row < mask.length; row++) mask[row]! &= allowed[codes[row]! + 1]!;
  };
}

/** Rows whose number lies in one of the ranges, or is not known where that is wanted. */
export function rangePass(values: Float64Array, ranges: readonly NumberRange[], missing: boolean): Pass {
  return (mask) => {
    for (let row = 0; row < mask.length; row++) {
      if (mask[row] === 0) continue;
      const value = values[row]!;
      let fits = missing && Number.isNaN(value);
      for (let i = 0; !fits && i < ranges.length; i++) fits = value >= ranges[i]!.from && value <= ranges[i]!.to;
      mask[row] = fits ? 1 : 0;
    }
  };
}

/** Rows whose id matches one of the patterns. */
export function patternPass(ids: readonly string[], patterns: readonly RegExp[]): Pass {
  return (mask) => {
    for (let row = 0; row < mask.length; row++) {
      if (mask[row] === 1 && !patterns.some((pattern) => pattern.test(ids[row]!))) mask[row] = 0;
    }
  };
}
