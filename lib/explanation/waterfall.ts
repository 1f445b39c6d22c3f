import { formatChange, formatFixed } from '@/lib/format';
import type { Contribution, Explanation } from './explainCustomer';
import { reasonSentence } from './reasonSentence';
import { roundToSum } from './roundToSum';

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
  /** What the file says of it; null for everything else, and where the change rounds to nothing. */
  sentence: string | null;
}

/** From the average customer to one customer in steps whose printed numbers add up. */
export interface Waterfall {
  title: string;
  base: number;
  baseText: string;
  steps: WaterfallStep[];
  total: number;
  totalText: string;
}

/**
 * The six largest contributions that do not round to nothing, then all others in one step. Rounded so that the printed base
 * and steps add up to the printed probability.
 *
 * @param subject who is explained, as a title names them: "HF-100001", "this prospect"
 */
export function waterfall({ baseValue, probability, contributions }: Explanation, subject: string): Waterfall {
  const shown = contributions.slice(0, MAX_STEPS).filter(({ shapValue }) => Math.abs(shapValue) * TENTHS >= 0.5);
  const others = contributions.slice(shown.length);
  const rest = others.reduce((sum, { shapValue }) => sum + shapValue, 0);
  const [base, total] = [Math.round(baseValue * TENTHS), Math.round(probability * TENTHS)];
  const parts = [...shown.map(({ shapValue }) => shapValue), ...(others.length > 0 ? [rest] : [])];
  const tenths = roundToSum(parts.map((part) => part * TENTHS), total - base);
  let at = base;
  const steps = tenths.map((change, i): WaterfallStep => {
    const contribution = shown[i];
    const from = at;
    at += change;
    return {
      ...(contribution ? { label: contribution.label, valueText: contribution.valueText } : { label: 'Everything else', valueText: counted(others.length) }),
      from: from / TENTHS,
      to: at / TENTHS,
      text: changeText(change),
      sentence: contribution && change !== 0 ? reasonSentence(contribution) : null,
    };
  });
  return { title: title(shown, total - base, subject), base: base / TENTHS, baseText: shareText(base), steps, total: total / TENTHS, totalText: shareText(total) };
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
  const name = ({ label, valueText }: Contribution) => `${label} (${valueText})`;
  return second && Math.abs(second.shapValue) * FAR_WEAKER >= Math.abs(first.shapValue) ? `${name(first)} and ${lowerFirst(name(second))} do most to put ${subject} ${away}` : `${name(first)} does most to put ${subject} ${away}`;
}

/** "Tenure" within a sentence; "VAT number" stays. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

const counted = (details: number) => `${details} more ${details === 1 ? 'detail' : 'details'}`;
const shareText = (tenths: number) => `${formatFixed(tenths / 10, 1)}%`;

function changeText(tenths: number): string {
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${formatChange(tenths / TENTHS, 'points')}`;
}
