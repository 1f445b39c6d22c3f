import Link from 'next/link';
import { ActOnMark } from './actOn';
import type { Waterfall } from '@/lib/explanation/waterfall';

/** The reasons for a number in words: those that are clear by themselves first, then the strongest. */
export function Reasons({ explanation, limit = Infinity, drivers }: {
  explanation: Waterfall;
  limit?: number | undefined;
  /** Column of a reason by its label, where it has an explanation of its own to lead to. */
  drivers?: ReadonlyMap<string, string> | undefined;
}) {
  const reasons = explanation.reasons.slice(0, limit);
  if (reasons.length === 0) return <p>No single detail moves this number by a tenth of a percentage point.</p>;
  return (
    <ol className="numeric grid grid-cols-1 gap-x-8 gap-y-3 @2xl:grid-cols-2">
      {reasons.map((reason) => (
        <li key={reason.label}>
          <span className="font-medium"><Driver label={reason.label} column={drivers?.get(reason.label)} />: {reason.valueText}, {reason.text}.{reason.actOn && <ActOnMark />}</span> <span className="text-text-2">{reason.sentence}</span>
        </li>
      ))}
    </ol>
  );
}

function Driver({ label, column }: { label: string; column: string | undefined }) {
  if (column === undefined) return label;
  return <Link href={{ pathname: '/drivers', query: { feature: column }, hash: 'feature' }} prefetch={false} className="text-accent underline underline-offset-2">{label}</Link>;
}
