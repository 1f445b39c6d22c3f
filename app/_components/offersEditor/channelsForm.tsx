import { sendWithoutReset } from '@/app/_components/assumptions/assumptionsForm';
import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import type { ChannelDraft } from '@/lib/workspace/assumptionsPage/channelDraft';
import type { DraftErrors } from '@/lib/workspace/assumptionsPage/offerDraftRead';
import { CONTROL } from './fields';

/** The channels with what they can do on a day; the last row is for a new one. */
export function ChannelsForm({ channels, errors, action, disabled }: { channels: ChannelDraft[]; errors: DraftErrors; action: (form: FormData) => void; disabled: boolean }) {
  const rows = channels.some(({ id }) => id === '') ? channels : [...channels, { id: '', label: '', perDay: '' }];
  const field = (place: number, part: 'label' | 'perDay', label: string, value: string, width: string) => {
    const name = `channel.${place}.${part}`;
    return <input name={name} aria-label={label} key={value} defaultValue={value} disabled={disabled} maxLength={80} autoComplete="off" aria-invalid={errors[name] ? true : undefined} className={`${CONTROL} ${width}`} />;
  };
  return (
    <Card labelledBy="channels-title">
      <h2 id="channels-title" className="text-base/6 font-semibold">Channels</h2>
      <p className="mt-0.5 mb-2 text-xs text-text-3">How many customers can be contacted in a day; a plan keeps to it.</p>
      <form action={action} onSubmit={(event) => sendWithoutReset(event, action)} noValidate className="flex flex-col gap-2">
        <button name="intent" value="channels" disabled={disabled} tabIndex={-1} aria-hidden className="sr-only">Save channels</button>
        {rows.map(({ id, label, perDay }, i) => (
          <div key={id} className="flex flex-wrap items-center gap-2">
            <input type="hidden" name={`channel.${i}.id`} value={id} />
            {field(i, 'label', id === '' ? 'Name of a new channel' : `Name of ${label}`, label, 'w-36')}
            {field(i, 'perDay', id === '' ? 'Contacts a day of a new channel' : `Contacts a day by ${label}`, perDay, 'numeric w-24 text-right')}
            <span className="text-text-3">a day</span>
            {id === '' ? <span className="text-xs text-text-3">a new one</span> : <Button name="intent" value={`remove-channel:${id}`} look="secondary" disabled={disabled} aria-label={`Remove ${label}`} className="ml-auto">Remove</Button>}
          </div>
        ))}
        <div className="mt-1"><Button name="intent" value="channels" disabled={disabled}>Save channels</Button></div>
      </form>
    </Card>
  );
}
