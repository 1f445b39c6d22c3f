import type { ReactNode } from 'react';
import { BandGlyph } from '@/app/_components/customer/bandGlyph';
import { RISK_BANDS } from '@/lib/churn/riskBand';
import { formatCount, formatNumber } from '@/lib/format';
import { writeValue } from '@/lib/workspace/customerList/address';
import type { Choice, CustomerFilter, FilterSource } from '@/lib/workspace/customerList/filters';
import { readRange, type NumberRange } from '@/lib/workspace/customerList/ranges';

/** More ticks than this are no help; the address takes any category. */
const MAX_TICKS = 60;
const INPUT = 'min-h-9 w-full min-w-0 rounded-control border border-control bg-surface px-2 placeholder:text-text-3';

type Choices = Extract<FilterSource, { kind: 'choices' }>;
type Range = Extract<FilterSource, { kind: 'range' }>;

/** Customers whom a choice would list, by its value. */
type Counts = ReadonlyMap<string, number>;

/** The fields of one filter: ticks for what can be chosen, two ends for a number. */
export function FilterFields({ source, filter, counts }: { source: FilterSource; filter: CustomerFilter | undefined; counts: Counts }) {
  return source.kind === 'choices' ? <Ticks source={source} filter={filter} counts={counts} /> : <Ends source={source} filter={filter} counts={counts} />;
}

function Ticks({ source, filter, counts }: { source: Choices; filter: CustomerFilter | undefined; counts: Counts }) {
  const { name, choices } = source;
  const chosen = (choice: Choice) => filter?.choices.some(({ value }) => value === choice.value) ?? false;
  const shown = choices.filter((choice, i) => i < MAX_TICKS || chosen(choice));
  return (
    <div className="flex max-h-72 flex-col overflow-y-auto">
      {shown.map((choice) => <Tick key={choice.value} name={name} choice={choice} count={counts.get(choice.value)} checked={chosen(choice)} mark={name === 'risk' ? bandGlyph(choice.value) : null} />)}
      {shown.length < choices.length && <p className="mt-1 text-xs text-text-3">And {formatCount(choices.length - shown.length)} more, which the address takes.</p>}
    </div>
  );
}

/** Who is too new has no band, and no glyph but its place. */
function bandGlyph(value: string): ReactNode {
  const band = RISK_BANDS.find((name) => name === value);
  return band ? <BandGlyph band={band} /> : '·';
}

/** A finger gets the whole line, 44 px high, and a box that is no larger than its words. */
function Tick({ name, choice, count, checked, mark = null }: { name: string; choice: Choice; count?: number | undefined; checked: boolean; mark?: ReactNode }) {
  return (
    <label className="flex min-h-8 items-center gap-2 rounded-control px-1 hover:bg-raised pointer-coarse:min-h-11">
      <input type="checkbox" name={name} value={writeValue(choice.value)} defaultChecked={checked} className="size-4 shrink-0 accent-(--accent) pointer-coarse:size-5! pointer-coarse:min-h-5! pointer-coarse:min-w-5!" />
      {mark && <span aria-hidden className="w-3.5 text-center text-text-3">{mark}</span>}
      <span className={`min-w-0 ${choice.value === '' ? 'first-letter:uppercase' : ''}`}>{choice.label}</span>
      {count !== undefined && <span title="With what else is asked for" className="numeric ml-auto shrink-0 pl-2 text-xs whitespace-nowrap text-text-3">{formatCount(count)}</span>}
    </label>
  );
}

/** Two ends of one range. What those cannot say, several ranges or no record, are ticks to take away. */
function Ends({ source, filter, counts }: { source: Range; filter: CustomerFilter | undefined; counts: Counts }) {
  const ranges = filter?.choices.filter(({ value }) => value !== '') ?? [];
  const range = ranges.length === 1 ? readRange(ranges[0]!.value) : null;
  const missing = filter?.choices.find(({ value }) => value === '');
  return (
    <div>
      <div className="flex items-center gap-2">
        <End source={source} end="min" range={range} />
        <span aria-hidden className="text-text-3">–</span>
        <End source={source} end="max" range={range} />
      </div>
      {ranges.length > 1 && ranges.map((choice) => <Tick key={choice.value} name={source.name} choice={choice} checked />)}
      {source.missing && <Tick name={source.name} choice={source.missing} count={counts.get('')} checked={missing !== undefined} />}
    </div>
  );
}

function End({ source: { name, title, min, max }, end, range }: { source: Range; end: 'min' | 'max'; range: NumberRange | null }) {
  const value = range && (end === 'min' ? range.from : range.to);
  const bound = end === 'min' ? min : max;
  return (
    <input
      type="text"
      inputMode="decimal"
      name={`${name}.${end}`}
      aria-label={`${title}, ${end === 'min' ? 'at least' : 'at most'}`}
      defaultValue={value !== null && Number.isFinite(value) ? String(value) : ''}
      placeholder={formatNumber(bound).replaceAll(',', '')}
      autoComplete="off"
      maxLength={30}
      className={`numeric ${INPUT}`}
    />
  );
}
