import { formatWithUnit } from '@/lib/format';
import type { FormField } from '@/lib/workspace/predictForm';

/** Another way to enter a number that has a field to type it: it is sent by that field alone, so this has no name. */
export function Slider({ field: { label, unit, slider }, currency, value, disabled, onChange }: {
  field: FormField;
  currency: string;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  if (!slider) return null;
  const { min, max, step } = slider;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  const known = Number.isFinite(number);
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={known ? formatWithUnit(number, unit, currency) : 'Not known'}
      min={min}
      max={max}
      step={step}
      value={known ? Math.min(max, Math.max(min, number)) : min}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      className={`mt-1 h-11 w-full cursor-pointer accent-accent disabled:cursor-default sm:h-6 noscript:hidden ${known ? '' : 'opacity-50'}`}
    />
  );
}
