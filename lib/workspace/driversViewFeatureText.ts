import type { FeatureColumn, NumberColumn } from '@/lib/dataset/dataset';
import { isWhole } from '@/lib/dataset/isWhole';
import { MIN_GROUP, numberText, type FeatureGroup } from '@/lib/explanation/featureGroups';
import { formatMoney, formatNumber, formatProbability, formatRate } from '@/lib/format';
import type { ComparedGroup, FeatureCurve } from './driversViewFeature';

/** In probability: a difference worth a word, and one that is none. */
const MARKED = 0.05;
const HARDLY = 0.01;

/** A place on the axis or beside it, with its preposition: "at 1 month", "for Two year". */
interface Level { where: string; probability: number }

/** Where the model's probability is highest and lowest, and what it is at an end of the axis that is markedly neither. */
export function modelTitle(column: FeatureColumn, points: FeatureCurve['points'], groups: readonly ComparedGroup[], currency: string): string {
  const levels = column.kind === 'number' ? [...curveLevels(column, points, currency), ...missingLevel(groups)] : levelsOf(groups);
  const [high, low] = [highest(levels, (level) => level.probability), highest(levels, (level) => -level.probability)];
  if (!high || !low || high === low || high.probability === low.probability) return "It does not move the model's probability";
  if (high.probability - low.probability < HARDLY) return `It hardly moves the model's probability, which stays near ${formatProbability(low.probability)}`;
  const of = ({ where, probability }: Level) => `${where} (${formatRate(probability)})`;
  const elsewhere = column.kind === 'number' ? endsBetween(curveLevels(column, points, currency), high, low) : [];
  return `The model's probability is highest ${of(high)} and lowest ${of(low)}${elsewhere.map(({ where, probability }) => `; ${where} it is ${formatRate(probability)}`).join('')}`;
}

function levelsOf(groups: readonly ComparedGroup[]): Level[] {
  return groups.flatMap((group) => (group.ifEveryone === null || group.count < MIN_GROUP ? [] : [{ where: `for ${named(group)}`, probability: group.ifEveryone }]));
}

function missingLevel(groups: readonly ComparedGroup[]): Level[] {
  return levelsOf(groups.filter((group) => group.value === ''));
}

/** The points of a curve; one from which on the line is level to its end stands for all above it. */
function curveLevels(column: NumberColumn, points: FeatureCurve['points'], currency: string): Level[] {
  const last = points.at(-1)?.probability ?? NaN;
  const level = points.findLastIndex((point) => formatRate(point.probability) !== formatRate(last)) + 1;
  return points.slice(0, level + 1).map(({ value, probability }, i) => {
    const read = shortened(value, column);
    return { where: `at ${i === level && i < points.length - 1 ? orMore(read, column, currency) : numberText(read, column.spec, currency)}`, probability };
  });
}

/** 7, "in 90 days" → "7 or more in 90 days" */
function orMore(value: number, { spec: { unit } }: NumberColumn, currency: string): string {
  if (unit.startsWith('currency')) return `${formatMoney(value, currency)} or more${unit === 'currency/month' ? ' a month' : ''}`;
  return `${formatNumber(value, 6)} or more ${unit}`.trim();
}

/** Those ends of a curve that are markedly neither its highest nor its lowest: between them and those it turns. */
function endsBetween(levels: readonly Level[], high: Level, low: Level): Level[] {
  return [levels[0], levels.length > 1 ? levels.at(-1) : undefined].flatMap((end) =>
    end && high.probability - end.probability >= MARKED && end.probability - low.probability >= MARKED ? [end] : []);
}

/** A point of the curve lies between the values of the file, and 32-bit floats add digits: neither is to be read. */
function shortened(value: number, { spec }: NumberColumn): number {
  if (isWhole(spec)) return Math.round(value);
  return Number(value.toFixed(Math.abs(value) >= 100 && !spec.unit.startsWith('currency') ? 1 : 2));
}

/** What the file says of a group: what a missing value is called is a name of its own, so it is quoted. */
function named({ label, value }: FeatureGroup): string {
  return value === '' ? `“${label}”` : label;
}

/** Where most left and where fewest, of all groups that are no mere handful. */
export function observedTitle(groups: readonly FeatureGroup[]): string {
  const sure = groups.filter((group) => group.count >= MIN_GROUP);
  const [high, low] = [highest(sure, (group) => group.rate), highest(sure, (group) => -group.rate)];
  if (!high || !low || sure.length < 2) return 'In the file there is only one group to compare';
  if (formatRate(high.rate) === formatRate(low.rate)) return `In the file as many left in every group: ${formatRate(low.rate)}`;
  return `In the file most left with ${named(high)} (${formatRate(high.rate)}), fewest with ${named(low)} (${formatRate(low.rate)})`;
}

/** The first of those with the greatest value. */
function highest<T>(all: readonly T[], value: (item: T) => number): T | undefined {
  return all.length === 0 ? undefined : all.reduce((a, b) => (value(b) > value(a) ? b : a));
}

/**
 * The way from the model's figure for everyone to what became of the group where the two are furthest apart: first who its
 * customers are otherwise, then what the model gets wrong. Where it gets another group more wrong, that is said too.
 *
 * @returns null where no group is markedly apart
 */
export function decomposition(groups: readonly ComparedGroup[]): string | null {
  const compared = groups.flatMap(({ ifEveryone, outOfBag, ...group }): Compared[] =>
    (group.count < MIN_GROUP || ifEveryone === null || outOfBag === null ? [] : [{ ...group, ifEveryone, outOfBag }]));
  const widest = highest(compared, ({ ifEveryone, rate }) => Math.abs(rate - ifEveryone));
  const wrong = highest(compared.filter((group) => !withinChance(group) && error(group) >= MARKED), error);
  const sentences = [
    widest && Math.abs(widest.rate - widest.ifEveryone) >= MARKED ? steps(widest) : null,
    wrong && wrong !== widest ? `The model's own error is widest for ${named(wrong)}: it says ${formatRate(wrong.outOfBag)} of these customers, and ${formatRate(wrong.rate)} left.` : null,
  ].filter((sentence) => typeof sentence === 'string');
  return sentences.length > 0 ? sentences.join(' ') : null;
}

type Compared = FeatureGroup & { ifEveryone: number; outOfBag: number };

const error = ({ outOfBag, rate }: Compared) => Math.abs(rate - outOfBag);
const withinChance = ({ outOfBag, lower, upper }: Compared) => outOfBag >= lower && outOfBag <= upper;

function steps(group: Compared): string {
  const [everyone, these, left] = [group.ifEveryone, group.outOfBag, group.rate].map(formatRate);
  const parts = [
    Math.abs(group.outOfBag - group.ifEveryone) >= MARKED ? `The step from ${everyone} to ${these} is who these customers are otherwise: the first figure also takes combinations that nobody has` : '',
    these === left ? '' : withinChance(group) ? `the step to ${left} lies within chance (95% interval ${formatRate(group.lower)} to ${formatRate(group.upper)})` : `the step to ${left} is the model's own error here`,
  ].filter(Boolean).join('; ');
  const why = parts && ` ${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
  return `The figures are furthest apart for ${named(group)}. If everyone had this value: ${everyone}. For the customers who have it the model says ${these}, and ${left} left.${why}`;
}

/** Why a column that counts time or what was paid over it means something else for those who left; null for others. */
export function tenureNote({ spec: { role } }: FeatureColumn): string | null {
  if (role === 'tenure') return 'For customers who left, this stops when they leave; for the others it runs to the snapshot. So a short one is partly a trace of leaving itself.';
  if (role === 'totalCharge') return 'For customers who left, what they paid stops adding up when they leave; for the others it runs to the snapshot. So a low total is partly a trace of leaving itself.';
  return null;
}
