import { FIRST_SIGNUP_MONTH, LAST_MONTH, monthOfYear } from './months';

export type Random = () => number;

/** What is fixed about a customer from the first day, whatever the month of signup. */
export interface Features {
  contract: 'Month-to-month' | 'One year' | 'Two year';
  paymentMethod: 'Electronic check' | 'Mailed check' | 'Bank transfer' | 'Credit card';
  internetService: 'Fiber optic' | 'DSL' | 'None';
  techSupport: 'Yes' | 'No' | 'No internet';
  onlineSecurity: 'Yes' | 'No' | 'No internet';
  paperlessBilling: 'Yes' | 'No';
  supportCalls: number;
  /** In twelve months of bills; a customer of tenure k has had k bills, so the file and the hazard see at most k. */
  latePayments: number;
  /** GB a month; null without internet. */
  usageGb: number | null;
  /** EUR, already rounded to cents: the hazard reads the number that the file prints. */
  monthlyCharges: number;
  gender: 'Female' | 'Male';
  seniorCitizen: 'Yes' | 'No';
}

/** January … December: more people sign up before Christmas and when school starts. */
const SIGNUP_SEASON = [0.94, 0.92, 0.97, 0.98, 1, 0.98, 0.95, 1, 1.08, 1.02, 1.08, 1.08];

/** How often month s is a signup month, up to a constant: a growing base with a mild season; 0 outside the range. */
export function signupWeight(s: number): number {
  if (s < FIRST_SIGNUP_MONTH || s > LAST_MONTH) return 0;
  const growth = 1 + (0.2 * (s - FIRST_SIGNUP_MONTH)) / (LAST_MONTH - FIRST_SIGNUP_MONTH);
  return growth * SIGNUP_SEASON[monthOfYear(s)]!;
}

/** One value of a table [value, weight], drawn in proportion to its weight. One random number. */
export function pick<T>(random: Random, table: readonly (readonly [T, number])[]): T {
  let left = random() * table.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of table) {
    left -= weight;
    if (left < 0) return value;
  }
  return table.at(-1)![0];
}

const SIGNUP_MONTHS = Array.from({ length: LAST_MONTH - FIRST_SIGNUP_MONTH + 1 }, (_, i) => {
  const s = FIRST_SIGNUP_MONTH + i;
  return [s, signupWeight(s)] as const;
});

/** A signup month in proportion to its weight. */
export const drawSignupMonth = (random: Random): number => pick(random, SIGNUP_MONTHS);

const yesWithChance = (random: Random, chance: number) => (random() < chance ? 'Yes' : 'No');

/** Events at a constant rate: a Poisson count by multiplying uniforms (Knuth), cut at `max`. */
function drawCount(random: Random, mean: number, max: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor && count < max; product *= random()) count++;
  return count;
}

/** Bell-shaped around 0 with standard deviation 1: twelve uniforms, which needs no function that platforms round differently. */
function drawBell(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

const CHARGE_BASE = { 'Fiber optic': 72, DSL: 43, None: 19.5 };
const TYPICAL_USAGE = { 'Fiber optic': 310, DSL: 125 };

function drawMonthlyCharges(random: Random, services: Pick<Features, 'internetService' | 'techSupport' | 'onlineSecurity'>): number {
  const { internetService, techSupport, onlineSecurity } = services;
  const supportFee = techSupport === 'Yes' ? 8 : 0;
  const securityFee = onlineSecurity === 'Yes' ? 6 : 0;
  // Handset, extra lines and television, which the file does not itemise.
  const extras = (internetService === 'None' ? 8 : 34) * random() * random();
  const tariff = Math.max(-1.5, Math.min(1.5, drawBell(random)));
  return Math.round(100 * (CHARGE_BASE[internetService] + supportFee + securityFee + extras + tariff)) / 100;
}

function drawUsage(random: Random, internetService: Features['internetService']): number | null {
  if (internetService === 'None') return null;
  return Math.round(10 * TYPICAL_USAGE[internetService] * Math.exp(0.45 * drawBell(random))) / 10;
}

/** Draws one person's features. They depend on each other but never on the signup month, which the truth relies on. */
export function drawFeatures(random: Random): Features {
  const contract = pick(random, [['Month-to-month', 0.6], ['One year', 0.22], ['Two year', 0.18]] as const);
  const committed = contract !== 'Month-to-month';
  const internetService = pick(random, [['Fiber optic', 0.44], ['DSL', 0.36], ['None', 0.2]] as const);
  const online = internetService !== 'None';
  const techSupport = online ? yesWithChance(random, committed ? 0.5 : 0.28) : 'No internet';
  const onlineSecurity = online ? yesWithChance(random, committed ? 0.48 : 0.3) : 'No internet';
  const paymentMethod = pick(random, [
    ['Electronic check', committed ? 0.22 : 0.42],
    ['Mailed check', 0.2],
    ['Bank transfer', 0.22],
    ['Credit card', 0.22],
  ] as const);
  const byHand = paymentMethod === 'Electronic check' || paymentMethod === 'Mailed check';
  return {
    contract,
    paymentMethod,
    internetService,
    techSupport,
    onlineSecurity,
    paperlessBilling: yesWithChance(random, paymentMethod === 'Mailed check' ? 0.35 : 0.66),
    // Half of the customers hardly ever call; the rest make the queue.
    supportCalls: drawCount(random, (random() < 0.5 ? 0.4 : 2.4) * (internetService === 'Fiber optic' ? 1.2 : 1), 9),
    latePayments: drawCount(random, (random() < 0.6 ? 0.2 : 2) * (byHand ? 1.3 : 0.6), 12),
    usageGb: drawUsage(random, internetService),
    monthlyCharges: drawMonthlyCharges(random, { internetService, techSupport, onlineSecurity }),
    gender: random() < 0.5 ? 'Female' : 'Male',
    seniorCitizen: yesWithChance(random, 0.16),
  };
}
