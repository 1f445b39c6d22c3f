import type { Waterfall } from '@/lib/explanation/waterfall';

/** The reasons for a number in words: those that are clear by themselves first, then the strongest. */
export function Reasons({ explanation, limit = Infinity }: { explanation: Waterfall; limit?: number }) {
  const reasons = explanation.reasons.slice(0, limit);
  if (reasons.length === 0) return <p>No single detail moves this number by a tenth of a percentage point.</p>;
  return (
    <ol className="numeric grid grid-cols-1 gap-x-8 gap-y-3 @2xl:grid-cols-2">
      {reasons.map((reason) => (
        <li key={reason.label}>
          <span className="font-medium">{reason.label}: {reason.valueText}, {reason.text}.</span> <span className="text-text-2">{reason.sentence}</span>
        </li>
      ))}
    </ol>
  );
}
