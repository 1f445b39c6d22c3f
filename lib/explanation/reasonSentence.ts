import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount, formatProbability } from '@/lib/format';
import type { Comparison, Contribution } from './explainCustomer';
import { MIN_GROUP } from './featureGroups';

export interface ReasonSentence {
  text: string;
  /** Whether the file alone says what the model says. */
  clear: boolean;
}

/**
 * What the file itself says of a reason, in words that hold: how many with such a value left, and how many of the others. Where
 * that points the other way than the model, or nowhere, it is said; of few customers no percentage is given. A detail that
 * stands for another one names it.
 *
 * @example "41% of such customers left, 11% of the others."
 */
export function reasonSentence(reason: Pick<Contribution, 'comparison' | 'shapValue' | 'value' | 'companion'>): ReasonSentence {
  const { text, clear } = inTheFile(reason);
  const together = reason.companion === null ? '' : ` Goes together with ${labelWithin(reason.companion)}, so the two share what they tell.`;
  return { text: text + together, clear };
}

function inTheFile({ comparison, shapValue, value }: Pick<Contribution, 'comparison' | 'shapValue' | 'value'>): ReasonSentence {
  if (!comparison) {
    return { text: `${value === null ? 'It is known for everybody on file' : 'Nobody on file is like that'}, so there is nobody to compare with.`, clear: false };
  }
  const few = tooFew(comparison);
  if (few) return { text: few, clear: false };
  const { groupRate, othersRate } = comparison;
  const [group, others] = [percent(groupRate), percent(othersRate)];
  const who = whoIn(comparison);
  if (group !== others && groupRate > othersRate === shapValue > 0) {
    return { text: who ? `Of ${who}, ${group} left; of the others, ${others}.` : `${group} of such customers left, ${others} of the others.`, clear: true };
  }
  const alone = who ? `of ${who} ${group} left and of the others ${others}` : `${group} of such customers left and ${others} of the others`;
  return { text: `${shapValue > 0 ? 'Raises' : 'Lowers'} the chance only in combination with the other details (taken alone, ${alone}).`, clear: false };
}

/** Null for customers with the very same value. */
function whoIn({ kind, groupLabel }: Comparison): string | null {
  switch (kind) {
    case 'same': return null;
    case 'range': return `customers with ${groupLabel}`;
    case 'nearest': return `the nearest customers on file (${groupLabel})`;
    case 'notKnown': return 'customers for whom it is not known';
  }
}

function tooFew({ groupCount, othersCount, groupLabel, kind }: Comparison): string | null {
  const like = kind === 'range' || kind === 'nearest' ? `in this group (${groupLabel})` : 'like that';
  if (othersCount === 0) return `All customers on file are ${like}, so there is nobody to compare with.`;
  if (groupCount < MIN_GROUP) return `Only ${counted(groupCount)} on file ${groupCount === 1 ? 'is' : 'are'} ${like}: too few for a percentage.`;
  if (othersCount < MIN_GROUP) return `All but ${counted(othersCount)} on file are ${like}: too few others for a percentage.`;
  return null;
}

const counted = (count: number) => `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`;

/** A share that was counted: nobody is 0%, not "<1%". */
function percent(rate: number): string {
  return rate === 0 || rate === 1 ? `${rate * 100}%` : formatProbability(rate);
}
