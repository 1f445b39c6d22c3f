import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { counted } from '@/lib/intake/doctor/words';
import type { ImportState } from '@/lib/intake/importState';
import { draftOf } from '@/lib/intake/server/draftOf';
import type { Question } from '@/lib/dataset/mapping/schema';
import { suggestChurn, type RoleSuggestion } from '@/lib/dataset/mapping/suggestRoles';
import { submitMapping } from './actions';
import { ColumnsTable } from './columnsTable';
import { FileTermsCard } from './fileTermsCard';
import { field } from './readMapForm';
import { ReadingCard } from './readingCard';
import { Suggested } from './suggested';

/** What each column means: guessed, each with its reason, and changeable. One form, that works without JavaScript. */
export async function MapStep({ state }: { state: ImportState }) {
  const { draft, sniffed, profile } = await draftOf(state);
  const { problems, questions, guesses } = draft;
  const named = (role: string) => guesses.filter((guess) => guess.role === role).map(({ name }) => name);
  const [churn] = named('churn');
  return (
    <div className="flex flex-col gap-4">
      {problems.map(({ message, remedy }) => <Notice key={message} tone="problem" title={message}>{remedy}</Notice>)}
      <WhoLeft suggestions={suggestChurn(draft)} importId={state.id} />
      {/* Anew where an answer outside it said who left: its fields would keep what they showed before. */}
      <form key={churn ?? ''} action={submitMapping} className="flex flex-col gap-4">
        <input type="hidden" name="importId" value={state.id} />
        <Card labelledBy="map-title" className="flex flex-wrap items-center justify-between gap-4">
          <div>
            <h2 id="map-title" className="text-base/6 font-semibold text-balance">
              {problems.length > 0 ? 'Something must be chosen first' : `${counted(profile.rows, 'row')}, ${counted(guesses.length, 'column')}; who left is in “${churn}”`}
            </h2>
            <p className="mt-1 text-text-2">Every guess says why. Change what is wrong: the others are guessed anew around it.</p>
          </div>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="guess" look="secondary">Keep changes</Button>
            <Button type="submit" name="intent" value="check">Check the file</Button>
          </div>
        </Card>
        {questions.length > 0 && <Questions questions={questions} />}
        <ColumnsTable draft={draft} rows={profile.rows} />
        <FileTermsCard draft={draft} assumptions={state.assumptions} />
        <ReadingCard sniffed={sniffed} draft={draft} />
      </form>
    </div>
  );
}

/** Outside the form of all columns: each answer is a form of its own. */
function WhoLeft({ suggestions, importId }: { suggestions: readonly RoleSuggestion[]; importId: string }) {
  if (suggestions.length === 0) return null;
  return (
    <Card labelledBy="who-left-title">
      <h2 id="who-left-title" className="text-base/6 font-semibold">Which column says who left?</h2>
      <ul className="divide-y divide-border">{suggestions.map((suggestion) => <li key={suggestion.question} className="py-2"><Suggested suggestion={suggestion} importId={importId} from="map" /></li>)}</ul>
    </Card>
  );
}

/** What can be understood in two ways; the first answer is in force until another is chosen. */
function Questions({ questions }: { questions: readonly Question[] }) {
  return (
    <Card labelledBy="questions-title">
      <h2 id="questions-title" className="text-base/6 font-semibold">{questions.length === 1 ? 'One question' : `${questions.length} questions`}</h2>
      <div className="divide-y divide-border">
        {questions.map(({ id, question, samples, why, answers }) => (
          <fieldset key={id} className="py-3">
            <legend className="float-left w-full font-medium">{question}</legend>
            <div className="clear-both">
              {samples.length > 0 && <p className="text-text-3 break-words">In the file: {samples.slice(0, 5).map((sample) => `“${sample}”`).join(', ')}</p>}
              <div className="mt-1 flex flex-wrap gap-x-6">
                {answers.map(({ label }, i) => (
                  <label key={label} className="flex min-h-9 items-center gap-2">
                    <input type="radio" name={field.answer(id)} value={i} defaultChecked={i === 0} className="size-4 accent-(--accent)" />
                    {label}
                  </label>
                ))}
              </div>
              <p className="text-xs text-text-3">{why}</p>
            </div>
          </fieldset>
        ))}
      </div>
    </Card>
  );
}
