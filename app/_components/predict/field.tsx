import { currencyWord } from '@/lib/format';
import type { FormField } from '@/lib/workspace/predictForm';
import { Slider } from './slider';

/** One detail of a customer: a number to type or to slide to, or a category to choose, with where its value comes from and what is wrong with it. */
export function Field({ field, currency, value, disabled, tag, error, flag, onChange, onReset }: {
  field: FormField;
  currency: string;
  value: string;
  disabled: boolean;
  tag: 'from record' | 'edited' | 'typical' | null;
  error: string | undefined;
  /** What speaks against the value, though it is possible. */
  flag: string | undefined;
  onChange: (value: string) => void;
  /** Back to the record's value. */
  onReset: () => void;
}) {
  const id = `field-${field.name}`;
  const unit = field.unit.replace('currency/month', `${currencyWord(currency)} a month`).replace('currency', currencyWord(currency));
  const shared = {
    id,
    name: `feature.${field.name}`,
    value,
    disabled,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : flag ? `${id}-flag` : undefined,
    className: 'min-h-11 w-full rounded-control border border-control bg-surface px-2.5 aria-invalid:border-high disabled:border-dashed disabled:bg-raised disabled:text-text-2 disabled:opacity-100 sm:min-h-9',
  };
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-text-2">
          {field.label}
          {unit && <span className="text-text-3"> ({unit})</span>}
          {!field.required && <span className="text-text-3">, optional</span>}
        </label>
        <span className="flex shrink-0 items-baseline gap-2">
          {tag === 'edited' && <button type="button" onClick={onReset} aria-label={`Reset ${field.label} to the record's value`} className="min-h-6 text-xs text-accent underline underline-offset-2 noscript:hidden">Reset</button>}
          {tag && <span className={`rounded-full px-2 text-xs ${tag === 'edited' ? 'bg-medium-tint text-medium-text' : 'bg-raised text-text-3'}`}>{tag}</span>}
        </span>
      </div>
      {field.options ? (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          {/* Also shows a value that is no option, e.g. one posted by hand, instead of silently choosing the first. */}
          {(value === '' || !field.options.some((option) => option.value === value)) && <option value={value}>{value || 'Choose …'}</option>}
          {field.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      ) : (
        <input {...shared} type="text" maxLength={200} inputMode={field.whole ? 'numeric' : 'decimal'} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
      <Slider field={field} currency={currency} value={value} disabled={disabled} onChange={onChange} />
      {error && <p id={`${id}-error`} className="mt-1 text-xs text-high-text">{error}</p>}
      {flag && !error && <p id={`${id}-flag`} data-flag className="mt-1 rounded-control bg-medium-tint px-2 py-1 text-xs text-medium-text">{flag}</p>}
    </div>
  );
}
