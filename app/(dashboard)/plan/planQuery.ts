import type { Route } from 'next';
import { shortened } from '@/lib/workspace/customerList/filters';
import type { Workspace } from '@/lib/workspace/derive';
import { DEFAULT_PLAN, type PlanSettings } from '@/lib/workspace/plan/planSettings';
import { paramsOf, type Params } from '../customers/customersQuery';

export interface PlanQuery {
  settings: PlanSettings;
  page: number;
  /** A sentence on each thing that was not understood and left out. */
  ignored: string[];
}

/** Above this a budget is a slip of the keyboard. */
const MOST_MONEY = 1e9;
const MOST_DAYS = 366;
const MOST_PLACES = 1e7;
const MOST_CONTROL = 50;
const CAPACITY = 'cap.';
const OFFER = 'offer.';

/**
 * The plan that an address describes: `budget`, `days`, `cap.<channel>`, `min`, `segment`, `control` (percent), `draw`, `without` (ids) and
 * `offer.<id>` (an offer chosen by hand). What is not understood is left out and named.
 */
export function readPlanQuery(params: Params, { segments, offers, dataset }: Workspace): PlanQuery {
  const ignored: string[] = [];
  const texts = (name: string) => [params[name] ?? []].flat().map((text) => text.trim()).filter((text) => text !== '');
  const number = (name: string, label: string, { least = 0, most, whole = false }: { least?: number; most: number; whole?: boolean }): number | null => {
    const [text] = texts(name);
    if (text === undefined) return null;
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    ignored.push(`${label} "${shortened(text)}": expected a ${whole ? 'whole ' : ''}number from ${least} to ${most.toLocaleString('en-GB')}.`);
    return null;
  };
  const capacity: Record<string, number> = {};
  for (const { id, label } of offers.channels) {
    const places = number(`${CAPACITY}${id}`, `Capacity of ${label}`, { most: MOST_PLACES, whole: true });
    if (places !== null) capacity[id] = places;
  }
  const isCustomer = (id: string) => {
    if (dataset.rowById.has(id)) return true;
    ignored.push(`No customer has the ID "${shortened(id)}".`);
    return false;
  };
  const fixed: Record<string, string> = {};
  for (const name of Object.keys(params).filter((parameter) => parameter.startsWith(OFFER))) {
    const [offer] = texts(name);
    const id = name.slice(OFFER.length);
    if (offer === undefined || !isCustomer(id)) continue;
    if (offers.applicable.some((candidate) => candidate.offer.id === offer)) fixed[id] = offer;
    else ignored.push(`There is no offer "${shortened(offer)}" for ${shortened(id)}.`);
  }
  const [segment] = texts('segment');
  const known = segments.segments.some(({ id }) => id === segment);
  if (segment !== undefined && !known) ignored.push(`There is no segment "${shortened(segment)}".`);
  const control = number('control', 'Control group', { most: MOST_CONTROL });
  return {
    settings: {
      budget: number('budget', 'Budget', { most: MOST_MONEY }),
      days: number('days', 'Days', { most: MOST_DAYS, whole: true }) ?? DEFAULT_PLAN.days,
      capacity,
      minValue: number('min', 'Least expected value', { most: MOST_MONEY }) ?? DEFAULT_PLAN.minValue,
      segment: segment !== undefined && known ? segment : null,
      control: control === null ? DEFAULT_PLAN.control : control / 100,
      draw: number('draw', 'Draw', { least: 1, most: 1e6, whole: true }) ?? DEFAULT_PLAN.draw,
      without: [...new Set(texts('without'))].filter(isCustomer),
      fixed,
    },
    page: number('page', 'Page', { least: 1, most: 1e6, whole: true }) ?? 1,
    ignored,
  };
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
