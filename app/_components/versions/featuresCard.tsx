import { Card } from '@/app/_components/ui/card';
import { formatFixed, formatRate } from '@/lib/format';
import { sameColumns } from '@/lib/workspace/versionsPage/sameColumns';
import type { VersionFacts } from '@/lib/workspace/versionsPage/versionFacts';

const NAMED = 8;

/** What each model rests on most, by what it costs to shuffle a column. */
export function FeaturesCard({ a, b }: { a: VersionFacts; b: VersionFacts }) {
  if (!a.card && !b.card) return null;
  return (
    <Card labelledBy="features-title">
      <h2 id="features-title" className="text-base/6 font-semibold">What the models rest on most</h2>
      <p className="mt-0.5 mb-3 text-xs text-text-3">Rise of the log loss when a column is shuffled, as a share of the rise of all that is listed for the model; columns that only one of the two models sees are marked.</p>
      <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
        <Features side="A" facts={a} seenByOther={seenBy(b, a)} />
        <Features side="B" facts={b} seenByOther={seenBy(a, b)} />
      </div>
    </Card>
  );
}

/** The columns of one version that the other's model sees too, under whatever name. */
function seenBy(other: VersionFacts, own: VersionFacts): Set<string> {
  const ownName = sameColumns(own.dictionary, other.dictionary);
  return new Set(other.card?.encoder.map(({ name }) => ownName.get(name) ?? name));
}

function Features({ side, facts: { name, card, dictionary }, seenByOther: seen }: { side: string; facts: VersionFacts; seenByOther: Set<string> }) {
  const label = (feature: string) => dictionary.columns.find((column) => column.name === feature)?.label ?? feature;
  const rise = ({ logLossRise: { mean } }: { logLossRise: { mean: number } }) => Math.max(0, mean);
  // Where nothing is shared the mark would stand everywhere and say nothing.
  const marks = card?.encoder.some((feature) => seen.has(feature.name)) ?? false;
  const all = card?.importance.reduce((sum, feature) => sum + rise(feature), 0) ?? 0;
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium [overflow-wrap:anywhere]">{side}: {name}</h3>
      {!card && <p className="text-text-2">This version has no model.</p>}
      <ol className="numeric flex flex-col gap-1.5">
        {card?.importance.slice(0, NAMED).map((feature) => (
          <li key={feature.feature}>
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 [overflow-wrap:anywhere]">{label(feature.feature)}{marks && !seen.has(feature.feature) && <span className="ml-2 rounded-full border border-border px-2 text-xs text-text-2">only here</span>}</span>
              <span className="whitespace-nowrap text-text-2">{all > 0 ? formatRate(rise(feature) / all) : formatFixed(0, 1)} <span className="text-xs text-text-3">({formatFixed(feature.logLossRise.mean, 4)})</span></span>
            </span>
            <span aria-hidden className="mt-0.5 block h-1.5 rounded-full bg-raised"><span className="block h-full rounded-full bg-accent" style={{ width: `${all > 0 ? (100 * rise(feature)) / all : 0}%` }} /></span>
          </li>
        ))}
      </ol>
    </div>
  );
}
