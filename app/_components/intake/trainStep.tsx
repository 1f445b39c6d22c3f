import type { Route } from 'next';
import Link from 'next/link';
import path from 'node:path';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Notice } from '@/app/_components/ui/notice';
import { readCard } from '@/lib/churn/server/modelFiles';
import { KEPT_FROM_MODEL, type ModelCard } from '@/lib/churn/card';
import { formatCount, formatFixed, formatRate } from '@/lib/format';
import { listed, quoted } from '@/lib/intake/doctor/words';
import type { ImportState } from '@/lib/intake/importState';
import { versionFolder } from '@/lib/versions/server/folders';
import { compareWithLogistic } from '@/lib/workspace/modelComparison';
import { servedNow, whyNotSwitchable } from '@/lib/workspace/server/served';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { discardImport, repeatJob, submitUse } from './actions';
import { UseButton } from './useButton';
import { ImportButton } from './waitStep';

/** What the training came to, beside simpler models and what is in use, and the button that puts it in use. */
export async function TrainStep({ state: { id, version } }: { state: ImportState }) {
  const trained = version && (await readCard(path.join(versionFolder(version), 'model')).catch(() => null));
  if (!trained) {
    return (
      <Card labelledBy="train-title">
        <h2 id="train-title" className="mb-3 text-base/6 font-semibold">No model was trained yet</h2>
        <ImportButton action={repeatJob} importId={id} extra={{ job: 'train' }}>Train the model</ImportButton>
      </Card>
    );
  }
  const [inUse, whyFixed] = await Promise.all([getWorkspace().then(({ model }) => model?.card ?? null, () => null), whyNotSwitchable()]);
  const verdict = compareWithLogistic(trained.evaluation);
  const kept = trained.excluded.flatMap(({ name, reason }) => (reason === KEPT_FROM_MODEL ? [name] : []));
  const servedId = whyFixed ? null : servedNow();
  return (
    <>
      <Card labelledBy="train-title" className="flex flex-wrap items-center justify-between gap-4">
        <div className="min-w-0">
          <h2 id="train-title" className="text-base/6 font-semibold text-balance">The model tells {formatRate(trained.outOfBag.rocAuc)} of pairs of a leaver and a stayer apart</h2>
          <p className="mt-1 max-w-[75ch] text-text-2">
            Measured on customers that the predicting trees had not seen. {verdict.title}: {verdict.figures}.{kept.length > 0 && ` It did not learn from ${listed(kept.map(quoted))}, as decided under “Check”.`}
          </p>
        </div>
        {whyFixed ? <Notice title="It cannot be used here">{whyFixed}</Notice> : (
          <form action={submitUse}>
            <input type="hidden" name="importId" value={id} />
            <UseButton />
          </form>
        )}
      </Card>
      <Card labelledBy="compare-title">
        <h2 id="compare-title" className="mb-2 text-base/6 font-semibold">Beside what is in use, and simpler models</h2>
        <DataTable caption="Comparison of models" rowKey={({ name }) => name} rows={rowsOf(trained, inUse)} columns={[
          { header: 'Model', cell: ({ name }) => name },
          { header: 'Customers', numeric: true, wideOnly: true, cell: ({ customers }) => formatCount(customers) },
          { header: 'Left', numeric: true, wideOnly: true, cell: ({ left }) => formatRate(left) },
          { header: 'ROC AUC', numeric: true, cell: ({ rocAuc }) => formatFixed(rocAuc, 3) },
          { header: 'Log loss', numeric: true, cell: ({ logLoss }) => formatFixed(logLoss, 3) },
        ]} />
        <p className="mt-2 text-xs text-text-3">ROC AUC: higher is better, .5 is chance. Log loss: lower is better. Models of other customers are no yardstick for each other: how well churn can be told depends on what a file knows.{' '}
          {servedId !== null && servedId !== version && <Link href={`/data/versions/compare?a=${servedId}&b=${version}` as Route} className="text-accent underline underline-offset-2">Compare with what is in use, column by column</Link>}</p>
      </Card>
      {trained.excluded.some(({ leak }) => leak) && (
        <Card labelledBy="left-out-title">
          <h2 id="left-out-title" className="mb-2 text-base/6 font-semibold">Left out, because they give the outcome away</h2>
          <ul className="list-inside list-disc">{trained.excluded.filter(({ leak }) => leak).map(({ name, reason }) => <li key={name}><span className="font-medium">{name}</span>: {reason}</li>)}</ul>
        </Card>
      )}
      <div className="flex flex-wrap gap-3">
        <ImportButton action={repeatJob} importId={id} extra={{ job: 'train' }} look="secondary">Train again</ImportButton>
        <ImportButton action={discardImport} importId={id} look="secondary">Close; the version stays in the list</ImportButton>
      </div>
    </>
  );
}

interface Row { name: string; customers: number; left: number; rocAuc: number; logLoss: number }

function rowsOf(trained: ModelCard, inUse: ModelCard | null): Row[] {
  const of = ({ dataset: { rowCount, churned } }: ModelCard) => ({ customers: rowCount, left: churned / rowCount });
  const { alwaysStays, logisticRegression } = trained.evaluation.estimators;
  return [
    { name: 'This model', ...of(trained), rocAuc: trained.outOfBag.rocAuc, logLoss: trained.outOfBag.logLoss },
    { name: 'Logistic regression on the same customers', ...of(trained), rocAuc: logisticRegression.rocAuc.value, logLoss: logisticRegression.logLoss.value },
    { name: 'The same chance for everybody', ...of(trained), rocAuc: alwaysStays.rocAuc.value, logLoss: alwaysStays.logLoss.value },
    ...(inUse ? [{ name: `In use now: ${inUse.dataset.name}`, ...of(inUse), rocAuc: inUse.outOfBag.rocAuc, logLoss: inUse.outOfBag.logLoss }] : []),
  ];
}
