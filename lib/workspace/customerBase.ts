import { RISK_BANDS, riskBand } from '@/lib/churn/riskBand';
import { numberByRole } from '@/lib/dataset/dataset';
import { quadrantOf } from '@/lib/segments/quadrants';
import { newcomers } from './customerList/newcomers';
import type { Workspace } from './derive';
import { chanceToLeave, lifetimeValueAt, lifetimeValues } from './lifetimeValue';
import { sharedCache } from './sharedCache';

/** In place of a band, a quadrant or a cluster: there is none for this customer. */
export const NONE = 255;
/** In place of a band: who is newer than anybody who left has one of their own, behind RISK_BANDS. */
export const TOO_NEW = RISK_BANDS.length;

/**
 * What lists filter, sort and sum customers by: one value a row of the dataset. Pages that speak of single customers and of groups
 * of them take their numbers from here, which is why they agree.
 */
export interface CustomerBase {
  /** Active customers: as served. NaN for who left; null without a model. */
  probability: Float64Array | null;
  /** Place in RISK_BANDS, TOO_NEW of newcomers, NONE for who left; null without a model. See `bandChoices`. */
  band: Uint8Array | null;
  /** How many have the band TOO_NEW. */
  tooNew: number;
  /** Place in QUADRANTS, NONE for who left, is too new to place or has no charge; null without a model or charges. */
  quadrant: Uint8Array | null;
  /** Chance to leave in the next `assumptions.leaveWithin` months; NaN for who left; null without tenure. */
  leaving: Float64Array | null;
  /** Expected margin of the horizon in the dataset's currency; NaN for who left or has no charge; null without tenure or charges. */
  clv: Float64Array | null;
  /** probability × monthly charge; NaN where either is unknown; null without a model or charges. */
  atRisk: Float64Array | null;
}

const bases = sharedCache<Workspace, CustomerBase>('customerBases');

/** Computed once for each loaded state. */
export function customerBase(workspace: Workspace): CustomerBase {
  let base = bases.get(workspace);
  if (!base) bases.set(workspace, (base = compute(workspace)));
  return base;
}

/** The bands that an active customer can be in, each at the place that is its code; too new only where somebody is. */
export function bandChoices(workspace: Workspace): { id: string; label: string }[] {
  const bands = RISK_BANDS.map((id) => ({ id: id as string, label: id.charAt(0).toUpperCase() + id.slice(1) }));
  return customerBase(workspace).tooNew > 0 ? [...bands, { id: 'too-new', label: 'Too new' }] : bands;
}

function compute(workspace: Workspace): CustomerBase {
  const { dataset, activeRows, activeProbability, assumptions, highValueFrom } = workspace;
  const values = lifetimeValues(workspace);
  const charge = numberByRole(dataset, 'monthlyCharge');
  const tenure = numberByRole(dataset, 'tenure');
  const unknown = () => new Float64Array(dataset.rowCount).fill(NaN);
  const none = () => new Uint8Array(dataset.rowCount).fill(NONE);
  const base: CustomerBase = {
    probability: activeProbability && unknown(),
    band: activeProbability && none(),
    tooNew: 0,
    quadrant: activeProbability && charge && none(),
    leaving: values && unknown(),
    clv: values && charge && unknown(),
    atRisk: activeProbability && charge && unknown(),
  };
  const isNew = newcomers(workspace);
  const cuts = { highValueFrom, threshold: assumptions.threshold };
  activeRows.forEach((row, i) => {
    if (base.clv) base.clv[row] = lifetimeValueAt(values!, row, tenure![row]!, charge![row]!).value;
    if (base.leaving) base.leaving[row] = chanceToLeave(values!, row, tenure![row]!, assumptions.leaveWithin);
    if (!activeProbability) return;
    const p = activeProbability[i]!;
    base.probability![row] = p;
    const tooNew = isNew(row);
    base.tooNew += Number(tooNew);
    base.band![row] = tooNew ? TOO_NEW : RISK_BANDS.indexOf(riskBand(p, assumptions.riskBands));
    if (!charge) return;
    base.atRisk![row] = p * charge[row]!;
    const quadrant = tooNew ? -1 : quadrantOf(charge[row]!, p, cuts);
    if (quadrant >= 0) base.quadrant![row] = quadrant;
  });
  return base;
}
