import type { EncodedFeature } from '@/lib/churn/encoder';
import { isWhole } from '@/lib/dataset/isWhole';
import type { NumberSpec } from '@/lib/dataset/schema';

/** What a slider offers: from, to, and in which steps. */
export interface SliderRange {
  min: number;
  max: number;
  step: number;
}

const ABOUT_STEPS = 200;

/**
 * From the smallest to the largest number that customers of the file have, in round steps: 1, 2 or 5 times a power of ten, and whole
 * for whole numbers. Its ends are round too, but nothing beyond what can be true.
 *
 * @returns null where all have the same
 * @example sliderRange({ min: 18.25, max: 117.9 }, { type: 'number', min: 0, max: 1000 }) // { min: 18, max: 118, step: 0.5 }
 */
export function sliderRange({ min, max }: Pick<Extract<EncodedFeature, { kind: 'number' }>, 'min' | 'max'>, spec: Pick<NumberSpec, 'type' | 'role' | 'min' | 'max'>): SliderRange | null {
  if (!(max > min)) return null;
  const step = Math.max(isWhole(spec) ? 1 : 0, roundStep((max - min) / ABOUT_STEPS));
  const tidy = (value: number) => Number(value.toPrecision(12));
  const from = tidy(Math.floor(tidy(min / step)) * step);
  const to = tidy(Math.ceil(tidy(max / step)) * step);
  return { min: Math.max(spec.min, from), max: Math.min(spec.max, to), step };
}

/** The nearest of 1, 2 and 5 times a power of ten. */
function roundStep(exact: number): number {
  const power = Math.floor(Math.log10(exact));
  const digit = exact / 10 ** power;
  const round = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
  return Number(`${round}e${power}`);
}
