import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { Facts } from '@/app/_components/ui/facts';
import { formatCut, formatMonths, formatNumber, formatRate } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';

/** Assumptions that have a place of their own, each with the way there. */
export function ElsewhereCard({ workspace: { assumptions, savedThreshold, parts } }: { workspace: Workspace }) {
  const { newMaxTenure, loyalMinTenure, highValueShare } = assumptions.segments;
  const link = (href: '/model' | '/segments', text: string) => <Link href={href} prefetch={false} className="text-accent underline underline-offset-2">{text}</Link>;
  const own = savedThreshold ? ` (the dataset’s own: ${formatCut(savedThreshold.datasetThreshold)})` : '';
  return (
    <Card labelledBy="elsewhere-title">
      <h2 id="elsewhere-title" className="mb-2 text-base/6 font-semibold">Set elsewhere</h2>
      <Facts
        facts={[
          ['Threshold', <>{formatCut(assumptions.threshold)}{own}: at or above it a customer is predicted to leave. Chosen where its consequences are seen, on {link('/model', 'Model')}.</>],
          ['High value', <>The {formatNumber(highValueShare * 100, 1)}% of the active customers who pay the most. Used by {link('/segments', 'Segments')}; set in assumptions.json of the dataset.</>],
          ['Customary segments', <>New up to {formatMonths(newMaxTenure)}, loyal from {formatMonths(loyalMinTenure)}{parts.rules?.rules ? '; this dataset has segment rules of its own, which count instead' : ''}. Seen on {link('/segments', 'Segments')}.</>],
          ['Save rates', <>One for each offer, <a href="#save-rates" className="text-accent underline underline-offset-2">above</a>. The mean of the campaign that the model is judged by is {formatRate(assumptions.campaign.saveRate.a / (assumptions.campaign.saveRate.a + assumptions.campaign.saveRate.b))}.</>],
        ]}
      />
    </Card>
  );
}
