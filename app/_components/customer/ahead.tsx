import { lookingAheadText } from '@/app/_components/customerPage/lookingAheadText';
import type { LookingAhead } from '@/lib/workspace/customerPage/lookingAhead';

/** The chance that lies ahead, and what tells it from the probability above. */
export function Ahead({ ahead }: { ahead: LookingAhead }) {
  const said = lookingAheadText(ahead);
  return <p data-looking-ahead className="mt-2 max-w-prose text-text-2"><span className="font-medium text-text">{said.ahead}</span> {said.back}</p>;
}
