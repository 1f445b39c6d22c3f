import { Card } from '@/app/_components/ui/card';
import { columnsByRole } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';

/** Why there is no plan, and the next step; a page that is still working loads itself again. */
export function NoPlan({ working, workspace: { dataset } }: { working: boolean; workspace: Workspace }) {
  const lacking = ([['tenure', 'tenure (completed months)'], ['monthlyCharge', 'monthly charge']] as const).filter(([role]) => columnsByRole(dataset, role).length === 0).map(([, words]) => words);
  return (
    <Card labelledBy="no-plan-title">
      {working && <meta httpEquiv="refresh" content="3" />}
      <h2 id="no-plan-title" className="text-base/6 font-semibold">{working ? 'The reasons of all customers are being worked out' : 'A plan needs to know what customers are worth'}</h2>
      <p role="status" className="mt-1 text-text-2">
        {working
          ? 'Offers ask for reasons, and each customer’s take a moment. This happens once after a start; the page loads itself again.'
          : `The file has no ${lacking.join(' and no ')}: a column with that role brings the lifetime value, and with it the plan.`}
      </p>
    </Card>
  );
}
