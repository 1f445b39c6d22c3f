import type { Route } from 'next';
import { shortened } from '@/lib/workspace/customerList/filters';
import type { Workspace } from '@/lib/workspace/derive';
import { DEFAULT_PLAN, type PlanSettings } from '@/lib/workspace/plan/planSettings';
import { readMoney, readNumber, type ReadNumber } from '@/lib/workspace/plan/readMoney';
import { unknownParameters } from '../unknownParameters';
import { paramsOf, type Params } from '../customers/customersQuery';

export interface PlanQuery {
  settings: PlanSettings;
  page: number;
  /** A sentence on each thing that was not understood and left out. */
  ignored: string[];
  /** By field of the form: what was typed and why it cannot be read. Then there is no plan: one with the usual value would be another. */
  problems: Readonly<Record<string, FieldProblem>>;
}

export interface FieldProblem {
  label: string;
  typed: string;
  problem: string;
}

/** Above this a budget is a slip of the keyboard. */
const MOST_MONEY = 1e9;
const MOST_DAYS = 366;
const MOST_PLACES = 1e7;
const MOST_CONTROL = 50;
const CAPACITY = 'cap.';
const OFFER = 'offer.';
const PARAMETERS = ['budget', 'days', 'min', 'segment', 'control', 'draw', 'without', 'page', 'compare'];

/**
 * The plan that an address describes: `budget`, `days`, `cap.<channel>`, `min`, `segment`, `control` (percent), `draw`, `without` (ids) and
 * `offer.<id>` (an offer chosen by hand). Numbers are read as people type them (see `readMoney`); a field that cannot be read is a problem, what else is not
 * understood is left out and named.
 */
export function readPlanQuery(params: Params, workspace: Workspace): PlanQuery {
  const { segments, offers, dataset: { dictionary: { currency } } } = workspace;
  const ignored = unknownParameters(params, [...PARAMETERS, ...offers.channels.map(({ id }) => `${CAPACITY}${id}`), ...Object.keys(params).filter((name) => name.startsWith(OFFER))]);
  const problems: Record<string, FieldProblem> = {};
  const texts = (name: string) => [params[name] ?? []].flat().map((text) => text.trim()).filter((text) => text !== '');
  const field = (name: string, label: string, read: (text: string) => ReadNumber): number | null => {
    const [typed] = texts(name);
    if (typed === undefined) return null;
    const answer = read(typed);
    if ('value' in answer) return answer.value;
    problems[name] = { label, typed, problem: answer.problem };
    return null;
  };
  const money = (text: string) => readMoney(text, currency, MOST_MONEY);
  const whole = (most: number) => (text: string): ReadNumber => {
    const read = readNumber(text, most);
    return 'value' in read && !Number.isInteger(read.value) ? { problem: `“${shortened(text)}” is not whole: write a whole number.` } : read;
  };
  /** A number that no form asks for. */
  const hidden = (name: string, label: string): number | null => {
    const [text] = texts(name);
    if (text === undefined) return null;
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    ignored.push(`${label} "${shortened(text)}": expected a whole number from 1 to 999,999.`);
    return null;
  };
  const capacity: Record<string, number> = {};
  for (const { id, label } of offers.channels) {
    const places = field(`${CAPACITY}${id}`, `${label}, at most`, whole(MOST_PLACES));
    if (places !== null) capacity[id] = places;
  }
  const [segment] = texts('segment');
  const known = segments.segments.some(({ id }) => id === segment);
  if (segment !== undefined && !known) ignored.push(`There is no segment "${shortened(segment)}".`);
  const control = field('control', 'Control group', (text) => readNumber(text.replace(/\s*%$/, ''), MOST_CONTROL));
  return {
    settings: {
      budget: field('budget', 'Budget', money),
      days: field('days', 'Working days', whole(MOST_DAYS)) ?? DEFAULT_PLAN.days,
      capacity,
      minValue: field('min', 'Least expected value', money) ?? DEFAULT_PLAN.minValue,
      segment: segment !== undefined && known ? segment : null,
      control: control === null ? DEFAULT_PLAN.control : control / 100,
      draw: hidden('draw', 'Draw') ?? DEFAULT_PLAN.draw,
      without: [...new Set(texts('without'))].filter((id) => isPlannable(id, workspace, ignored)),
      fixed: chosenByHand(params, workspace, ignored),
    },
    page: hidden('page', 'Page') ?? 1,
    ignored,
    problems,
  };
}

function isPlannable(id: string, { dataset, churned }: Workspace, ignored: string[]): boolean {
  const row = dataset.rowById.get(id);
  if (row !== undefined && churned[row] === 0) return true;
  ignored.push(row === undefined ? `No customer has the ID "${shortened(id)}".` : `${shortened(id)} has left: there is nothing to plan for them.`);
  return false;
}

/** Offers by customer; whether the customer meets their conditions is asked later, when the reasons are known (see `fittingOverrides`). */
function chosenByHand(params: Params, workspace: Workspace, ignored: string[]): Record<string, string> {
  const { applicable, absent } = workspace.offers;
  const fixed: Record<string, string> = {};
  for (const name of Object.keys(params).filter((parameter) => parameter.startsWith(OFFER))) {
    const [offer] = [params[name] ?? []].flat().map((text) => text.trim());
    const id = name.slice(OFFER.length);
    if (!offer || !isPlannable(id, workspace, ignored)) continue;
    const lacking = absent.find((candidate) => candidate.offer.id === offer);
    if (applicable.some((candidate) => candidate.offer.id === offer)) fixed[id] = offer;
    else ignored.push(lacking ? `${lacking.offer.name} for ${shortened(id)} is not applicable: the file lacks ${lacking.lacks}.` : `There is no offer "${shortened(offer)}" for ${shortened(id)}.`);
  }
  return fixed;
}

/** Why no plan can be made of an address, in a sentence a field; null where one can. */
export function problemText({ problems }: PlanQuery): string | null {
  return Object.values(problems).map(({ label, problem }) => `${label}: ${problem}`).join(' ') || null;
}

/** The query of a plan without its question mark; what is left at its usual value needs no word. */
export function planQueryText({ budget, days, capacity, minValue, segment, control, draw, without, fixed }: PlanSettings, page = 1): string {
  const search = new URLSearchParams();
  if (budget !== null) search.set('budget', String(budget));
  if (days !== DEFAULT_PLAN.days) search.set('days', String(days));
  for (const [id, places] of Object.entries(capacity)) search.set(`${CAPACITY}${id}`, String(places));
  if (minValue !== DEFAULT_PLAN.minValue) search.set('min', String(minValue));
  if (segment !== null) search.set('segment', segment);
  if (control !== DEFAULT_PLAN.control) search.set('control', String(Number((100 * control).toFixed(6))));
  if (draw !== DEFAULT_PLAN.draw) search.set('draw', String(draw));
  // One parameter each: an id may have a comma.
  for (const id of without) search.append('without', id);
  for (const [id, offer] of Object.entries(fixed)) search.set(`${OFFER}${id}`, offer);
  if (page > 1) search.set('page', String(page));
  return search.toString();
}

export function planAddress(settings: PlanSettings, page = 1): Route<'/plan'> {
  const text = planQueryText(settings, page);
  return (text ? `/plan?${text}` : '/plan') as Route<'/plan'>;
}

/** The settings of a query that was saved. */
export function settingsOf(query: string, workspace: Workspace): PlanSettings {
  return readPlanQuery(paramsOf(new URLSearchParams(query)), workspace).settings;
}
