import { Button } from '@/app/_components/ui/button';
import type { ConditionDraft } from '@/lib/workspace/assumptionsPage/offerDraft';
import type { ConditionTopic } from '@/lib/workspace/assumptionsPage/offersView';
import { CONTROL, controlProps, FieldError, Inline } from './fields';

/** One condition: what it is about, and the range, the categories or the rank that it asks for. */
export function ConditionRow({ place, draft, topics, error, disabled, onChange, onRemove }: {
  place: number;
  draft: ConditionDraft;
  topics: ConditionTopic[];
  error: string | undefined;
  disabled: boolean;
  onChange: (draft: ConditionDraft) => void;
  onRemove: () => void;
}) {
  const name = `when.${place}`;
  const nth = `Condition ${place + 1}`;
  const topic = topics.find(({ about }) => about === draft.about);
  const groups = [...new Set(topics.map(({ group }) => group))];
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-2">
        <select {...controlProps(`${name}.about`, error, name)} aria-label={`${nth}: about`} value={draft.about} disabled={disabled} onChange={(event) => onChange({ ...draft, about: event.target.value, in: [] })} className={`${CONTROL} max-w-full`}>
          {!topic && <option value={draft.about}>{draft.about === '' ? 'Choose …' : `${draft.about} (not in this dataset)`}</option>}
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {topics.filter((candidate) => candidate.group === group).map(({ about, label }) => <option key={about} value={about}>{group.startsWith('Is') ? `Reason: ${label}` : label}</option>)}
            </optgroup>
          ))}
        </select>
        {(topic?.kind ?? kindOf(draft)) === 'range' && (
          <span className="inline-flex flex-wrap items-center gap-2">
            from <Inline name={`${name}.atLeast`} label={`${nth}: from`} value={draft.atLeast} error={error} errorAt={name} disabled={disabled} onChange={(atLeast) => onChange({ ...draft, atLeast })} />
            to <Inline name={`${name}.atMost`} label={`${nth}: to`} value={draft.atMost} error={error} errorAt={name} disabled={disabled} onChange={(atMost) => onChange({ ...draft, atMost })} />
            <span className="text-text-3">{topic?.unit}</span>
          </span>
        )}
        {(topic?.kind ?? kindOf(draft)) === 'rank' && (
          <span className="inline-flex items-center gap-2">
            among the top <Inline name={`${name}.among`} label={`${nth}: rank`} value={draft.among} error={error} errorAt={name} disabled={disabled} width="w-14" onChange={(among) => onChange({ ...draft, among })} />
          </span>
        )}
        <Button name="intent" value={`remove-condition:${place}`} look="secondary" disabled={disabled} aria-label={`Remove condition ${place + 1}`} className="ml-auto" onClick={(event) => { event.preventDefault(); onRemove(); }}>Remove</Button>
      </div>
      {(topic?.kind ?? kindOf(draft)) === 'categories' && (
        <fieldset className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <legend className="sr-only">{nth}: any of</legend>
          {(topic?.categories ?? draft.in.map((value) => ({ value, label: value }))).map(({ value, label }) => (
            <label key={value} className="inline-flex min-h-8 items-center gap-2">
              <input type="checkbox" name={`${name}.in`} value={value} checked={draft.in.includes(value)} disabled={disabled} onChange={(event) => onChange({ ...draft, in: event.target.checked ? [...draft.in, value] : draft.in.filter((other) => other !== value) })} className="accent-accent" />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <FieldError name={name} error={error} />
    </li>
  );
}

/** Of a condition on a column that this dataset does not have: it keeps its shape. */
function kindOf({ about }: ConditionDraft): ConditionTopic['kind'] | null {
  if (about === '') return null;
  return about.startsWith('in:') ? 'categories' : about.startsWith('reason:') ? 'rank' : 'range';
}
