import { formatRate } from '@/lib/format';
import type { OfferDraft } from '@/lib/workspace/assumptionsPage/offerDraft';
import type { DraftErrors } from '@/lib/workspace/assumptionsPage/offerDraftRead';
import { saveRateText } from '@/lib/workspace/assumptionsPage/offerText';
import { CONTROL, controlProps, FieldError, Inline, Labelled } from './fields';

/** γ as a and b, with what they mean as they are typed, and where it comes from. */
export function SaveRateFields({ draft, errors, disabled, usual, change }: { draft: OfferDraft; errors: DraftErrors; disabled: boolean; /** The acceptance of an offer that has none of its own. */ usual: string; change: (part: Partial<OfferDraft>) => void }) {
  const origin = (kind: OfferDraft['origin']) => (
    <input type="radio" name="origin" value={kind} checked={draft.origin === kind} disabled={disabled} onChange={() => change({ origin: kind })} className="accent-accent" />
  );
  return (
    <fieldset>
      <legend className="font-medium">Save rate</legend>
      <p className="mb-2 text-xs text-text-2">Of the contacted customers who would have left, the share that this offer keeps: Beta(a, b). After a campaign with a control group, a is who stayed because of it and b who left all the same.</p>
      <div className="flex flex-wrap items-start gap-4">
        {(['a', 'b'] as const).map((name) => (
          <Labelled key={name} name={name} label={name} error={errors[name]}>
            <input {...controlProps(name, errors[name])} value={draft[name]} disabled={disabled} inputMode="decimal" maxLength={30} autoComplete="off" onChange={(event) => change({ [name]: event.target.value })} className={`${CONTROL} numeric w-24`} />
          </Labelled>
        ))}
        <p aria-live="polite" className="numeric mt-7" data-figure="save-rate">{rateText(draft)}</p>
      </div>
      <div className="mt-3">
        <span className="inline-flex flex-wrap items-center gap-2">
          Of those who would have stayed, <Inline name="acceptance" label="Acceptance by those who would have stayed, in percent" value={draft.acceptance} error={errors.acceptance} disabled={disabled} onChange={(acceptance) => change({ acceptance })} /> % take the incentive
          <span className="text-text-3">(empty: {usual}, as assumed for all)</span>
        </span>
        <FieldError name="acceptance" error={errors.acceptance} />
      </div>
      <div className="mt-3 flex flex-col gap-1">
        <label className="inline-flex min-h-8 items-center gap-2">{origin('assumed')} Assumed</label>
        <span className="inline-flex flex-wrap items-center gap-2">
          <label className="inline-flex min-h-8 items-center gap-2">{origin('measured')} Measured in</label>
          <Inline name="campaign" label="Campaign that it was measured in" value={draft.campaign} error={draft.origin === 'measured' ? errors.campaign : undefined} disabled={disabled} width="w-44" onChange={(campaign) => change({ campaign })} />
          n = <Inline name="n" label="Customers that it was measured on" value={draft.n} error={draft.origin === 'measured' ? errors.n : undefined} disabled={disabled} onChange={(n) => change({ n })} />
        </span>
        <FieldError name="campaign" error={errors.campaign} />
        <FieldError name="n" error={errors.n} />
      </div>
    </fieldset>
  );
}

function rateText({ a, b }: OfferDraft): string {
  const shape = { a: Number(a), b: Number(b) };
  if (!(shape.a >= 0.01 && shape.b >= 0.01 && shape.a <= 1e6 && shape.b <= 1e6)) return 'Mean —';
  const { mean, range } = saveRateText(shape);
  return `Mean ${formatRate(mean)}, 90% range ${range}`;
}
