import type { ReactNode } from 'react';

export const CONTROL = 'min-h-11 rounded-control border border-control bg-surface px-2.5 aria-invalid:border-high disabled:opacity-60 sm:min-h-9';

/** What every labelled control gets: its id, its name, and its error, which stands at `errorAt` where several controls share one. */
export function controlProps(name: string, error: string | undefined, errorAt = name) {
  return { id: `offer-${name}`, name, 'aria-invalid': error ? (true as const) : undefined, 'aria-describedby': error ? `offer-${errorAt}-error` : undefined };
}

export function FieldError({ name, error }: { name: string; error: string | undefined }) {
  return error ? <p id={`offer-${name}-error`} className="mt-1 text-xs text-high-text">{error}</p> : null;
}

/** A control under its label, with what is wrong with it. */
export function Labelled({ name, label, hint, error, children }: { name: string; label: string; hint?: string; error: string | undefined; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={`offer-${name}`} className="mb-1 block font-medium">{label}{hint && <span className="font-normal text-text-3"> {hint}</span>}</label>
      {children}
      <FieldError name={name} error={error} />
    </div>
  );
}

/** A short text or number inside a sentence. */
export function Inline({ name, label, value, error, errorAt, disabled, width = 'w-20', onChange }: { name: string; label: string; value: string; error: string | undefined; errorAt?: string; disabled: boolean; width?: string; onChange: (value: string) => void }) {
  return <input {...controlProps(name, error, errorAt)} aria-label={label} value={value} disabled={disabled} maxLength={80} autoComplete="off" onChange={(event) => onChange(event.target.value)} className={`${CONTROL} ${width}`} />;
}
