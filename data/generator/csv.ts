import { createRandom } from '@/lib/stats/random';
import { FIRST_BILLED_TENURE, visibleLatePayments } from './hazard';
import { isoDate } from './months';
import type { Customer } from './simulate';

export const COLUMNS = [
  'customer_id', 'signup_date', 'churn_date', 'tenure', 'monthly_charges', 'total_charges', 'contract', 'payment_method', 'internet_service',
  'tech_support', 'online_security', 'paperless_billing', 'support_calls', 'late_payments', 'usage_gb', 'gender', 'senior_citizen', 'churn',
] as const;

type Cells = Record<(typeof COLUMNS)[number], string>;

const ID_SEED = 20260101;
const FIRST_ID = 100001;

/** Numbers in signup order with gaps of 1 to 5, so that nobody mistakes an identifier for a row number. */
function* identifiers(): Generator<string, never> {
  const random = createRandom(ID_SEED);
  for (let id = FIRST_ID; ; id += 1 + Math.floor(5 * random() * random())) yield `HF-${id}`;
}

/** One customer as the file prints it; a cell that is not known yet, or measures nothing, is empty. */
function printCells(id: string, customer: Customer): Cells {
  const { features: x, signupMonth, signupDay, tenure, left, totalCharges } = customer;
  return {
    customer_id: id,
    signup_date: isoDate(signupMonth, signupDay),
    churn_date: left ? isoDate(signupMonth + tenure, signupDay) : '',
    tenure: String(tenure),
    monthly_charges: x.monthlyCharges.toFixed(2),
    total_charges: totalCharges?.toFixed(2) ?? '',
    contract: x.contract,
    payment_method: x.paymentMethod,
    internet_service: x.internetService,
    tech_support: x.techSupport,
    online_security: x.onlineSecurity,
    paperless_billing: x.paperlessBilling,
    support_calls: String(x.supportCalls),
    late_payments: tenure < FIRST_BILLED_TENURE ? '' : String(visibleLatePayments(x.latePayments, tenure)),
    usage_gb: x.usageGb?.toFixed(1) ?? '',
    gender: x.gender,
    senior_citizen: x.seniorCitizen,
    churn: left ? 'Yes' : 'No',
  };
}

/** The text of the file: a header, one line a customer in the order given, line feeds. No value needs quotes. */
export function toCsv(customers: readonly Customer[]): string {
  const ids = identifiers();
  const lines = customers.map((customer) => {
    const cells = printCells(ids.next().value, customer);
    return COLUMNS.map((column) => cells[column]).join(',');
  });
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}
