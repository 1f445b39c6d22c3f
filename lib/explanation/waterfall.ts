import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatChange, formatFixed } from '@/lib/format';
import type { Contribution, Explanation } from './explainCustomer';
import { reasonSentence } from './reasonSentence';
import { roundToSum } from './roundToSum';
import { bracketed } from './words';

const MAX_STEPS = 6;
const FAR_WEAKER = 3;
/** Tenths of a percentage point in a probability of 1: the precision of what is printed. */
const TENTHS = 1000;

export interface WaterfallStep {
  /** "Contract", or "Everything else" */
  label: string;
  /** "Month-to-month"; for everything else how many details it is. */
  valueText: string;
  /** Where the bar begins and ends, as a probability, in whole tenths of a point. */
  from: number;
  to: number;
  /** "+14.2 pp" */
  text: string;
  /** Whether it is a reason that one can act on. */
  actOn: boolean;
}

/** A step in words. */
export interface Reason {
  label: string;
  valueText: string;
  text: string;
  /** What the file says of it. */
  sentence: string;
  actOn: boolean;
}

/** From the average customer to one customer in steps whose printed numbers add up. */
export interface Waterfall {
  title: string;
  base: number;
  baseText: string;
  steps: WaterfallStep[];
  /** The named steps that do not round to nothing: those that the file bears out alone first, then the strongest. */
  reasons: Reason[];
  total: number;
  totalText: string;
}

/**
 * The six largest contributions that do not round to nothing, those that are always shown, and all others in one step. Rounded so that the printed base
 * and steps add up to the printed probability. First what raises it, then what lowers it, the largest of each first, so that no
 * sum on the way falls below nothing; the other way round where that would go above 100%.
 *
 * @param subject who is explained, as a title names them: "HF-100001", "this prospect"
 * @param actOn columns that are reasons to act on: marked, and never among everything else
 * @param alsoShown other columns that are never among everything else
 */
export function waterfall({ baseValue, probability, contributions }: Explanation, subject: string, { actOn = [], alsoShown = [] }: { actOn?: readonly string[]; alsoShown?: readonly string[] } = {}): Waterfall {
  const always = new Set([...actOn, ...alsoShown]);
  const isShown = ({ feature, shapValue }: Contribution, rank: number) => always.has(feature) || (rank < MAX_STEPS && Math.abs(shapValue) * TENTHS >= 0.5);
  const shown = contributions.filter(isShown);
  const others = contributions.filter((contribution, rank) => !isShown(contribution, rank));
  const rest = others.reduce((sum, { shapValue }) => sum + shapValue, 0);
  const [base, total] = [Math.round(baseValue * TENTHS), Math.round(probability * TENTHS)];
  const parts = [...shown.map(({ shapValue }) => shapValue), ...(others.length > 0 ? [rest] : [])];
  const tenths = roundToSum(parts.map((part) => part * TENTHS), total - base);
  const named = tenths.map((change, i): Named => ({ change, contribution: shown[i], actOn: actOn.includes(shown[i]?.feature ?? '') }));
  let at = base;
  const steps = inOrder(named, base).map(({ change, contribution, actOn: marked }): WaterfallStep => {
    const from = at;
    at += change;
    const { label, valueText } = contribution ?? { label: 'Everything else', valueText: counted(others.length) };
    return { label, valueText, from: from / TENTHS, to: at / TENTHS, text: changeText(change), actOn: marked };
  });
  return { title: title(shown, total - base, subject), base: base / TENTHS, baseText: shareText(base), steps, reasons: reasonsOf(named), total: total / TENTHS, totalText: shareText(total) };
}

type Named = { change: number; contribution: Contribution | undefined; actOn: boolean };

/** Within a direction as they come, the largest first and everything else last. */
function inOrder(named: readonly Named[], base: number): Named[] {
  const raising = named.filter(({ change }) => change > 0);
  const lowering = named.filter(({ change }) => change < 0);
  const top = raising.reduce((sum, { change }) => sum + change, base);
  const still = named.filter(({ change }) => change === 0);
  return [...(top > TENTHS ? [...lowering, ...raising] : [...raising, ...lowering]), ...still];
}

function reasonsOf(named: readonly Named[]): Reason[] {
  const reasons = named.flatMap(({ change, contribution, actOn }) => {
    if (!contribution || change === 0) return [];
    const { text: sentence, clear } = reasonSentence(contribution);
    return [{ clear, label: contribution.label, valueText: contribution.valueText, text: changeText(change), sentence, actOn }];
  });
  const told = (some: typeof reasons) => some.map(({ clear: _clear, ...reason }) => reason);
  return [...told(reasons.filter(({ clear }) => clear)), ...told(reasons.filter(({ clear }) => !clear))];
}

/** Names the detail that does most in the direction in which the customer differs, and the next one unless it is far weaker. */
function title(shown: readonly Contribution[], difference: number, subject: string): string {
  if (difference === 0) {
    const capital = subject.charAt(0).toUpperCase() + subject.slice(1);
    return shown.length === 0 ? `Nothing sets ${subject} apart from the average customer` : `${capital} is level with the average customer: what raises the chance and what lowers it cancel out`;
  }
  const [first, second] = shown.filter(({ shapValue }) => shapValue > 0 === difference > 0);
  const away = `${formatChange(difference / TENTHS, 'points')} ${difference > 0 ? 'above' : 'below'} the average customer`;
  if (!first) return `Many details, each of little weight, put ${subject} ${away}`;
  const name = ({ label, valueText }: Contribution, cased = label) => `${cased} ${bracketed(valueText)}`;
  return second && Math.abs(second.shapValue) * FAR_WEAKER >= Math.abs(first.shapValue) ? `${name(first)} and ${name(second, labelWithin(second.label))} do most to put ${subject} ${away}` : `${name(first)} does most to put ${subject} ${away}`;
}

const counted = (details: number) => `${details} more ${details === 1 ? 'detail' : 'details'}`;
const shareText = (tenths: number) => `${formatFixed(tenths / 10, 1)}%`;

function changeText(tenths: number): string {
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${formatChange(tenths / TENTHS, 'points')}`;
}
