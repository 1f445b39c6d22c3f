import { formatFixed } from '@/lib/format';

/** A difference of probabilities in percentage points: .142 → "14.2". */
export function points(value: number): string {
  return formatFixed(value * 100, 1);
}

/** With its sign, as what is added to a probability: .24 → "+24.0". */
export function signedPoints(value: number): string {
  const text = points(value);
  return value > 0 && text !== '0.0' ? `+${text}` : text.replace(/^−0\.0$/, '0.0');
}
