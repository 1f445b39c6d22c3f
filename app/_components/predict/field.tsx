import type { FormField } from '@/lib/workspace/predictForm';

/** One detail of a customer: a number to type or a category to choose, with where its value comes from and what is wrong with it. */
export function Field({ field, currency, value, disabled, tag, error, onChange }: {
  field: FormField;
  currency: string;
  value: string;
  disabled: boolean;
  tag: 'from record' | 'edited' | 'typical' | null;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const id = `field-${field.name}`;
  const unit = field.unit.replace('currency/month', `${currency} a month`).replace('currency', currency);
  const shared = {
    id,
    name: `feature.${field.name}`,
    value,
    disabled,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
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
        {tag && <span className={`shrink-0 rounded-full px-2 text-xs ${tag === 'edited' ? 'bg-medium-tint text-medium-text' : 'bg-raised text-text-3'}`}>{tag}</span>}
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
      {error && <p id={`${id}-error`} className="mt-1 text-xs text-high-text">{error}</p>}
    </div>
  );
}
