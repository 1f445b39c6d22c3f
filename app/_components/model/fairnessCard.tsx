import { Card } from '@/app/_components/ui/card';
import { formatCount } from '@/lib/format';
import type { ModelView } from '@/lib/workspace/modelView';
import { FairnessTable } from './fairnessTable';

/** How the model treats groups that it does not see, at the cut. */
export function FairnessCard({ view }: { view: ModelView }) {
  return (
    <Card labelledBy="fairness-title">
      <h2 id="fairness-title" className="text-base/6 font-semibold">Does it treat groups alike?</h2>
      {view.fairness.length === 0 ? (
        <p className="mt-1 text-text-2">The dictionary marks no column of categories or numbers as protected, so there are no groups to compare. Give such a column (gender, age) the role “protected”: the model never sees it, and this page compares its groups.</p>
      ) : (
        <>
          <p className="mt-1 text-text-2">
            The model does not see these columns, but what it sees can go together with them. {formatCount(view.n)} customers, out of bag, with 95% Wilson intervals. The four-fifths rule holds the lowest share of flagged customers
            against the highest and asks for a reason below a ratio of 0.8; the shares flagged among those who left and among those who stayed are held to the same ratio. Intervals of ratios are by the log method (Katz et al.
            1978) and take the two groups as given, not as the extremes of several. Being flagged here means being offered something, so a low share can be the disadvantage.
          </p>
          <div className="mt-4 flex flex-col gap-6">
            {view.fairness.map((column) => <FairnessTable key={column.name} column={column} />)}
          </div>
        </>
      )}
    </Card>
  );
}
