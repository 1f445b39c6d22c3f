import { createRandom } from '@/lib/stats/random';
import { FRAILTIES, hazard } from './hazard';
import { LAST_MONTH } from './months';
import { drawFeatures, drawSignupMonth, pick, type Features, type Random } from './population';

/** One row of the file before it is printed. */
export interface Customer {
  features: Features;
  signupMonth: number;
  /** 1–28, so that every monthly anniversary exists. */
  signupDay: number;
  /** Completed months: to the day of leaving, or to the snapshot. */
  tenure: number;
  left: boolean;
  /** EUR in cents' precision; null at tenure 0, before the first bill. */
  totalCharges: number | null;
}

const SEED = 20251231;
const ROWS = 8000;
const EQUALLY_FRAIL = FRAILTIES.map((frailty) => [frailty, 1] as const);

/** Lives one life month by month. Returns the life month of leaving, or null when still there at the snapshot. */
function drawLeavingMonth(random: Random, x: Features, signupMonth: number): number | null {
  const frailty = pick(random, EQUALLY_FRAIL);
  for (let k = 1; signupMonth + k <= LAST_MONTH; k++) {
    if (random() < hazard(x, k, signupMonth + k, frailty)) return k;
  }
  return null;
}

/**
 * Everything billed so far: a third of the customers began with a discount, and corrections move each total by up to 2%. It looks at the
 * charge and the tenure and never at the outcome, so it says nothing about leaving that those two do not.
 */
function drawTotalCharges(random: Random, monthlyCharges: number, tenure: number): number | null {
  const discount = pick(random, [[0, 0.65], [0.2, 0.2], [0.3, 0.15]] as const);
  const discountedMonths = pick(random, [[3, 0.6], [6, 0.4]] as const);
  const correction = 1 + 0.02 * (2 * random() - 1);
  if (tenure === 0) return null;
  const billedMonths = tenure - discount * Math.min(tenure, discountedMonths);
  return Math.round(100 * monthlyCharges * billedMonths * correction) / 100;
}

/**
 * Draws the customers of the file in signup order: lives are drawn until 8,000 were active at some time in 2024–2025; who left earlier is
 * not in the file. Nothing is altered after the draw. Always the same rows: each kind of chance has its own seeded stream.
 */
export function drawCustomers(seed = SEED): Customer[] {
  const [person, signup, life, billing] = [1, 2, 3, 4].map((stream) => createRandom(seed + stream)) as [Random, Random, Random, Random];
  const customers: Customer[] = [];
  while (customers.length < ROWS) {
    const features = drawFeatures(person);
    const signupMonth = drawSignupMonth(signup);
    const signupDay = 1 + Math.floor(28 * signup());
    const leavingMonth = drawLeavingMonth(life, features, signupMonth);
    if (leavingMonth !== null && signupMonth + leavingMonth < 0) continue;
    const tenure = leavingMonth ?? LAST_MONTH - signupMonth;
    const totalCharges = drawTotalCharges(billing, features.monthlyCharges, tenure);
    customers.push({ features, signupMonth, signupDay, tenure, left: leavingMonth !== null, totalCharges });
  }
  return customers.sort((a, b) => a.signupMonth - b.signupMonth || a.signupDay - b.signupDay);
}
