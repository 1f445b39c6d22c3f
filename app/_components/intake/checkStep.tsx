import type { Route } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatRate } from '@/lib/format';
import { remedyText } from '@/lib/intake/doctor/remedyText';
import type { Finding, Severity } from '@/lib/intake/doctor/finding';
import type { ImportState } from '@/lib/intake/importState';
import { readChecked, readRefused, type Checked } from '@/lib/intake/server/checked';
import { draftOf } from '@/lib/intake/server/draftOf';
import type { RejectedRow } from '@/lib/dataset/dataset';
import type { Draft } from '@/lib/dataset/mapping/draftDictionary';
import type { Question } from '@/lib/dataset/mapping/schema';
import { suggestOutcomes, suggestRoles, type RoleSuggestion } from '@/lib/dataset/mapping/suggestRoles';
import { repeatJob, submitRemedy } from './actions';
import { Suggested } from './suggested';
import { ImportButton } from './waitStep';

const SHOWN_ROWS = 50;

const GROUPS: Record<Severity, string> = { stops: 'Must be settled before a model can be trained', warns: 'Should be decided', notes: 'Good to know' };

/** What the check of a file found, each with what one click would do about it, and the way on to the training. */
export async function CheckStep({ state }: { state: ImportState }) {
  const [checked, refused, { draft }] = await Promise.all([readChecked(state.id), readRefused(state.id), draftOf(state)]);
  const { findings, rows, churned } = checked;
  const stops = findings.filter(({ severity }) => severity === 'stops').length;
  return (
    <>
      <Card labelledBy="check-title" className="flex flex-wrap items-center justify-between gap-4">
        <div>
          <h2 id="check-title" className="text-base/6 font-semibold text-balance">{titleOf(checked)}</h2>
          <p className="numeric mt-1 text-text-2">
            {rows === 1 ? '1 customer was' : `${formatCount(rows)} customers were`} read, {formatCount(churned)} of them left ({formatRate(churned / rows)}).
            {checked.unknownColumns.length > 0 && ` Not read, because they play no part: ${checked.unknownColumns.join(', ')}.`}
          </p>
        </div>
        {stops > 0 ? (
          <p className="text-text-2">Settle what stops the training first.</p>
        ) : (
          <ImportButton action={repeatJob} importId={state.id} extra={{ job: 'train' }}>{state.done.includes('train') ? 'Train again' : 'Train the model'}</ImportButton>
        )}
      </Card>
      {draft.questions.length > 0 && <Assumed importId={state.id} questions={draft.questions} />}
      {state.remedies.length > 0 && <Taken state={state} />}
      {findings.some(({ id, severity }) => severity === 'stops' && aboutOutcome(id, draft)) && <OtherOutcomes suggestions={suggestOutcomes(draft)} importId={state.id} />}
      {(Object.keys(GROUPS) as Severity[]).map((severity) => <Findings key={severity} severity={severity} findings={findings.filter((finding) => finding.severity === severity)} importId={state.id} />)}
      {refused.length > 0 && <Refused refused={refused} importId={state.id} />}
      <Shown shown={checked.shown} suggestions={suggestRoles(draft)} importId={state.id} />
    </>
  );
}

/** Where the file can be meant in two ways and nobody has said which: what was taken. */
function Assumed({ importId, questions }: { importId: string; questions: readonly Question[] }) {
  return (
    <Card labelledBy="assumed-title">
      <h2 id="assumed-title" className="text-base/6 font-semibold">{questions.length === 1 ? 'One thing is assumed' : `${questions.length} things are assumed`}, because the file can be meant otherwise</h2>
      <ul className="mt-1 divide-y divide-border">
        {questions.map(({ id, question, answers, why }) => (
          <li key={id} className="py-2"><span className="font-medium">{question} {answers[0]?.label}.</span> <span className="text-text-2">{why}</span></li>
        ))}
      </ul>
      <Link href={`/data/import/${importId}?step=map` as Route} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">Answer otherwise</Link>
    </Card>
  );
}

function titleOf({ findings, refused }: Checked): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const [stops, warns] = [count('stops'), count('warns')];
  if (stops > 0) return stops === 1 ? 'One thing stops the training' : `${stops} things stop the training`;
  const rows = refused > 0 ? `, and ${formatCount(refused)} ${refused === 1 ? 'row was' : 'rows were'} refused` : '';
  if (warns > 0) return `${warns === 1 ? 'One thing' : `${warns} things`} should be decided${rows}; a model can be trained`;
  return `Nothing stands in the way${rows}: a model can be trained`;
}

function Findings({ severity, findings, importId }: { severity: Severity; findings: readonly Finding[]; importId: string }) {
  if (findings.length === 0) return null;
  return (
    <Card labelledBy={`findings-${severity}`}>
      <h2 id={`findings-${severity}`} className="text-base/6 font-semibold">{GROUPS[severity]}</h2>
      <ul className="divide-y divide-border">
        {findings.map(({ id, title, detail, remedy, otherwise = [] }) => (
          <li key={id} data-finding={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-80">
              <p className="font-medium break-words">{title}</p>
              <p className="mt-0.5 max-w-[75ch] text-text-2 break-words">{detail}</p>
            </div>
            {remedy && (
              <div className="flex min-w-0 flex-col items-start gap-2">
                {[remedy, ...otherwise].map(({ label, change }) => <ImportButton key={label} action={submitRemedy} importId={importId} extra={{ remedy: JSON.stringify(change) }} look="secondary">{label}</ImportButton>)}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The remedies that were taken, each with its undo. */
function Taken({ state: { id, remedies } }: { state: ImportState }) {
  return (
    <Card labelledBy="taken-title">
      <h2 id="taken-title" className="text-base/6 font-semibold">Decided</h2>
      <ul className="divide-y divide-border">
        {remedies.map((remedy, i) => (
          <li key={JSON.stringify(remedy)} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0 break-words">{remedyText(remedy)}</span>
            <ImportButton action={submitRemedy} importId={id} extra={{ undo: String(i) }} look="secondary">Undo</ImportButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Refused({ refused, importId }: { refused: readonly RejectedRow[]; importId: string }) {
  return (
    <Card labelledBy="refused-title">
      <h2 id="refused-title" className="text-base/6 font-semibold">{formatCount(refused.length)} {refused.length === 1 ? 'row was refused and is' : 'rows were refused and are'} in no number</h2>
      <p className="mt-1 mb-2 text-text-2">
        Correct them in the file and bring it in again, or go on without them. <a href={`/data/import/${importId}/refused`} download className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">Download all as CSV</a>
      </p>
      {refused.length > SHOWN_ROWS && <Notice title={`The first ${SHOWN_ROWS} are shown`} />}
      <DataTable
        caption="Refused rows"
        rows={refused.slice(0, SHOWN_ROWS)}
        rowKey={({ row, column }) => `${row} ${column}`}
        columns={[
          { header: 'Row', cell: ({ row }) => formatCount(row) },
          { header: 'Column', cell: ({ column }) => column || 'whole row' },
          { header: 'Value', cell: ({ value }) => <code className="text-xs break-all">{value || '(empty)'}</code> },
          { header: 'Reason', cell: ({ reason }) => reason },
        ]}
      />
    </Card>
  );
}

/** Whether what stops the training is that nobody, or everybody, left, or that too few rows say so. */
const aboutOutcome = (id: string, { dictionary }: Draft) => id === 'classes' || dictionary?.columns.some(({ role, name }) => role === 'churn' && id.startsWith(`refused:${name}:`)) === true;

/** What else may say who left. */
function OtherOutcomes({ suggestions, importId }: { suggestions: readonly RoleSuggestion[]; importId: string }) {
  if (suggestions.length === 0) return null;
  return (
    <Card labelledBy="outcomes-title">
      <h2 id="outcomes-title" className="text-base/6 font-semibold">Is something else meant by having left?</h2>
      <ul className="divide-y divide-border">{suggestions.map((suggestion) => <li key={suggestion.question} className="py-2"><Suggested suggestion={suggestion} importId={importId} from="check" /></li>)}</ul>
    </Card>
  );
}

function Shown({ shown, suggestions, importId }: { shown: Checked['shown']; suggestions: readonly RoleSuggestion[]; importId: string }) {
  const absent = shown.filter(({ available }) => !available);
  return (
    <Card labelledBy="shown-title">
      <h2 id="shown-title" className="text-base/6 font-semibold">{absent.length === 0 ? 'Every part of Holdfast can be shown with this file' : `${shown.length - absent.length} of ${shown.length} parts of Holdfast can be shown with this file`}</h2>
      <ul className="mt-2 grid grid-cols-1 gap-x-6 gap-y-2 lg:grid-cols-2">
        {shown.map(({ id, name, available, lacks, absent: roles }) => (
          <li key={id}>
            <span className="font-medium">{available ? 'Yes' : 'No'}: </span>{name}
            {lacks && <span className="block text-text-3">{lacks}</span>}
            {suggestions.filter(({ role }) => roles.includes(role)).map((suggestion) => <Suggested key={suggestion.question} suggestion={suggestion} importId={importId} from="check" />)}
          </li>
        ))}
      </ul>
      {absent.length > 0 && <p className="mt-3 text-text-3">A column that is in the file but not recognised can be given its role under <Link href="?step=map" className="text-accent underline underline-offset-2">Map</Link>.</p>}
    </Card>
  );
}
