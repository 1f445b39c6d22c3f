import type { Route } from 'next';
import Link from 'next/link';
import { currencyWord } from '@/lib/format';
import { SCREENS } from '@/lib/workspace/assumptionsPage/fields';
import type { ShownField } from './assumptionsForm';

const LINK = 'text-accent underline underline-offset-2';

/** One assumption: what it means, where it is used, its field, and the dataset's own value where another is in use. */
export function AssumptionRow({ field, currency, value, error, disabled, repeats }: {
  field: ShownField;
  currency: string;
  value: string;
  error: string | undefined;
  disabled: boolean;
  /** Whether the field before it says the same. */
  repeats: boolean;
}) {
  const id = `field-${field.id}`;
  const unit = { percent: '%', percentPerMonth: '% a month', months: 'months', money: currencyWord(currency), none: '' }[field.unit];
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-2 py-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">{field.label}</label>
        {!repeats && <p className="mt-0.5 text-xs text-text-2">{field.text}</p>}
        {!repeats && (
          <p className="mt-0.5 text-xs text-text-3">
            Used by {field.used.map((screen, i) => <span key={screen}>{i > 0 && (i === field.used.length - 1 ? ' and ' : ', ')}<Link href={screen as Route} prefetch={false} className={LINK}>{SCREENS[screen]}</Link></span>)}
          </p>
        )}
      </div>
      <div>
        <div className="flex items-center gap-2">
          <input
            id={id}
            key={value}
            name={field.id}
            defaultValue={value}
            disabled={disabled}
            inputMode={field.whole ? 'numeric' : 'decimal'}
            maxLength={30}
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className="numeric min-h-11 w-24 rounded-control border border-control bg-surface px-2.5 text-right aria-invalid:border-high disabled:opacity-60 sm:min-h-9"
          />
          <span className="text-text-3">{unit}</span>
        </div>
        {error && <p id={`${id}-error`} className="mt-1 text-xs text-high-text">{error}</p>}
        {field.own !== null && (
          <p className="numeric mt-1 text-xs text-text-2">
            Changed. The dataset’s own: {field.own}{' '}
            <button name="intent" value={`reset:${field.id.split('/')[0]}`} disabled={disabled} aria-label={`Reset ${field.label}`} className="min-h-6 text-accent underline underline-offset-2">Reset</button>
          </p>
        )}
      </div>
    </li>
  );
}
