import { formatCount, formatProbability } from '@/lib/format';
import type { Comparison, Contribution } from './explainCustomer';
import { MIN_GROUP } from './featureGroups';

/**
 * What the file itself says of a reason, in words that hold: how many with such a value left, and how many of the others. Where
 * that points the other way than the model, or nowhere, it is said; of few customers no percentage is given.
 *
 * @example "41% of such customers left, 11% of the others."
 */
export function reasonSentence({ comparison, shapValue, value }: Pick<Contribution, 'comparison' | 'shapValue' | 'value'>): string {
  if (!comparison) {
    return value === null ? 'It is known for everybody on file, so there is nobody to compare with.' : 'Nobody on file is like that, so there is nobody to compare with.';
  }
  const few = tooFew(comparison);
  if (few) return few;
  const rates = ratesText(comparison);
  const { groupRate, othersRate, groupInterval: [lower, upper] } = comparison;
  const alike = percent(groupRate) === percent(othersRate);
  if (!alike && groupRate > othersRate === shapValue > 0) return capital(rates);
  // A difference that chance could have made points nowhere.
  const taken = alike || (othersRate >= lower && othersRate <= upper) ? 'it says little' : 'it points the other way';
  return `Taken alone ${taken}: ${rates} Together with the other details it ${shapValue > 0 ? 'raises' : 'lowers'} the chance.`;
}

function ratesText({ kind, groupLabel, groupRate, othersRate }: Comparison): string {
  const [group, others] = [percent(groupRate), percent(othersRate)];
  switch (kind) {
    case 'same': return `${group} of such customers left, ${others} of the others.`;
    case 'range': return `of customers with ${groupLabel}, ${group} left; of the others, ${others}.`;
    case 'nearest': return `of the nearest customers on file (${groupLabel}), ${group} left; of the others, ${others}.`;
    case 'notKnown': return `of customers for whom it is not known, ${group} left; of the others, ${others}.`;
  }
}

function tooFew({ groupCount, othersCount, groupLabel, kind }: Comparison): string | null {
  const like = kind === 'range' || kind === 'nearest' ? `in this group (${groupLabel})` : 'like that';
  if (othersCount === 0) return `All customers on file are ${like}, so there is nobody to compare with.`;
  if (groupCount < MIN_GROUP) return `Only ${counted(groupCount)} on file ${groupCount === 1 ? 'is' : 'are'} ${like}: too few for a percentage.`;
  if (othersCount < MIN_GROUP) return `All but ${counted(othersCount)} on file are ${like}: too few others for a percentage.`;
  return null;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const counted = (count: number) => `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`;

/** A share that was counted: nobody is 0%, not "<1%". */
function percent(rate: number): string {
  return rate === 0 || rate === 1 ? `${rate * 100}%` : formatProbability(rate);
}
