import { Card } from '@/app/_components/ui/card';
import { formatRate } from '@/lib/format';
import type { ColumnGuess, Draft } from '@/lib/dataset/mapping/draftDictionary';
import { COLUMN_TYPES } from '@/lib/dataset/mapping/schema';
import { DATE_FORMATS } from '@/lib/dataset/reading/schema';
import { ACTIONABLE_ROLES, PERIODS, type ColumnSpec } from '@/lib/dataset/schema';
import { field } from './readMapForm';
import { PERIOD_CHOICES, ROLE_CHOICES, TYPE_CHOICES } from './roleWords';

export const SELECT = 'min-h-11 w-full min-w-0 rounded-control border border-control bg-surface px-2 sm:min-h-9';

/** One line a column: what it is taken for and why, with what else follows from it folded away. */
export function ColumnsTable({ draft: { guesses, dictionary, problems }, rows }: { draft: Draft; rows: number }) {
  const specs = new Map(dictionary?.columns.map((spec) => [spec.name, spec]));
  const troubled = new Set(problems.map(({ column }) => column));
  return (
    <Card labelledBy="columns-title">
      <h2 id="columns-title" className="mb-2 text-base/6 font-semibold">Columns</h2>
      <ul className="divide-y divide-border">
        {guesses.map((guess, i) => <ColumnItem key={guess.name} guess={guess} spec={specs.get(guess.name)} place={i} rows={rows} isTroubled={troubled.has(guess.name)} />)}
      </ul>
    </Card>
  );
}

function ColumnItem({ guess, spec, place, rows, isTroubled }: { guess: ColumnGuess; spec: ColumnSpec | undefined; place: number; rows: number; isTroubled: boolean }) {
  const { name, role, type, reason, alternatives, isDerived, missing, samples } = guess;
  return (
    <li data-column={name} className={`grid grid-cols-1 items-start gap-x-4 gap-y-1 py-3 md:grid-cols-[minmax(0,14rem)_13rem_9rem_minmax(0,1fr)] ${isTroubled ? 'border-l-4 border-l-high pl-3' : ''}`}>
      <input type="hidden" name={field.column(place)} value={name} />
      <div className="min-w-0">
        <p className="font-medium break-words">{name}{isDerived && <span className="ml-1 text-xs font-normal text-text-3">made from others</span>}</p>
        <p className="text-xs text-text-3 break-words">
          {samples.length > 0 ? samples.slice(0, 3).map(shortened).join(', ') : isDerived ? '' : 'no values'}
          {missing > 0 && <span className="block">{formatRate(missing / rows)} missing</span>}
        </p>
      </div>
      <select name={field.role(place)} aria-label={`What ${name} means`} defaultValue={role} disabled={isDerived} className={SELECT}>
        {[role, ...alternatives].map((choice) => <option key={choice} value={choice}>{ROLE_CHOICES[choice]}</option>)}
      </select>
      <select name={field.type(place)} aria-label={`Type of ${name}`} defaultValue={type} disabled={isDerived} className={SELECT}>
        {COLUMN_TYPES.map((choice) => <option key={choice} value={choice}>{TYPE_CHOICES[choice]}</option>)}
      </select>
      <div className="min-w-0">
        <p className="text-text-2 break-words">{reason}</p>
        {spec && <Details guess={guess} spec={spec} place={place} />}
      </div>
    </li>
  );
}

/** The settings that follow from a column's role and type. */
function Details({ guess: { name, role, label, samples }, spec, place }: { guess: ColumnGuess; spec: ColumnSpec; place: number }) {
  const isNumber = spec.type === 'integer' || spec.type === 'number';
  const hasPeriod = isNumber && (role === 'tenure' || role === 'monthlyCharge' || role === 'startingCharge');
  const values = role === 'churn' ? [...new Set([...(spec.type === 'category' ? spec.categories : []), ...samples])] : [];
  return (
    <details open={role === 'churn'} className="mt-1">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-xs text-accent underline underline-offset-2">More about {name}</summary>
      <div className="mt-2 flex flex-wrap gap-3">
        <Labelled label="Called"><input name={field.label(place)} defaultValue={label} maxLength={200} className={SELECT} /></Labelled>
        {role === 'churn' && spec.type === 'category' && (
          <Labelled label="This value means they left">
            <select name={field.left(place)} defaultValue={spec.churnedWhen} className={SELECT}>{values.map((value) => <option key={value} value={value}>{shortened(value)}</option>)}</select>
          </Labelled>
        )}
        {hasPeriod && (
          <Labelled label={role === 'tenure' ? 'Counted in' : 'Paid by the'}>
            <select name={field.period(place)} defaultValue={spec.period ?? 'month'} className={SELECT}>{PERIODS.map((period) => <option key={period} value={period}>{role === 'tenure' ? PERIOD_CHOICES[period] : period}</option>)}</select>
          </Labelled>
        )}
        {spec.type === 'date' && (
          <Labelled label="Written as">
            <select name={field.format(place)} defaultValue={spec.format ?? 'YYYY-MM-DD'} className={SELECT}>{DATE_FORMATS.map((format) => <option key={format} value={format}>{format}</option>)}</select>
          </Labelled>
        )}
        {ACTIONABLE_ROLES.includes(role) && (
          <label className="flex min-h-9 items-center gap-2 self-end">
            <input type="hidden" name={field.canAct(place)} value="1" />
            <input type="checkbox" name={field.actionable(place)} defaultChecked={spec.actionable} className="size-4 accent-(--accent)" />
            We can change it for a customer
          </label>
        )}
      </div>
    </details>
  );
}

export function Labelled({ label, children, wide = false }: { label: string; children: React.ReactNode; wide?: boolean }) {
  return (
    <label className={`flex flex-col ${wide ? 'w-full sm:w-80' : 'w-full sm:w-52'}`}>
      <span className="mb-1 text-xs text-text-3">{label}</span>
      {children}
    </label>
  );
}

function shortened(text: string): string {
  return text.length > 28 ? `${text.slice(0, 28)}…` : text;
}
