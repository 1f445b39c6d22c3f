import { Card } from '@/app/_components/ui/card';
import type { RivalVerdict } from '@/lib/workspace/modelComparison';
import type { ModelTrust } from '@/lib/workspace/modelTrust';

/** Can I trust it: the answer first, then what it stands on. */
export function AnswerCard({ trust, rival }: { trust: ModelTrust; rival: RivalVerdict }) {
  return (
    <Card labelledBy="trust-title">
      <p className="text-xs text-text-3">Can I trust it?</p>
      <h2 id="trust-title" className="mt-0.5 text-lg/7 font-semibold text-balance">{trust.answer}</h2>
      <dl className="numeric mt-4 grid grid-cols-1 gap-x-6 gap-y-3 md:grid-cols-3">
        {[['Whom it puts first', trust.ranking], ['Its percentages', trust.calibration], ['Against a simpler model', `${rival.title}: ${rival.figures}.`]].map(([name, text]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="mt-0.5 text-text-2">{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
