import { expect } from 'vitest';
import { toIsoDate } from '@/lib/dataset/dates';
import { createRandom } from '@/lib/stats/random';
import { draftDictionary, type Draft } from './draftDictionary';
import { profileRows } from './profile';
import type { MappingChanges } from './schema';

/** A file of one industry's style, made from a seed: every row is drawn, none is anybody's. */
export interface FixtureFile { fileName: string; header: string[]; rows: string[][] }

export async function draftOf({ fileName, header, rows }: FixtureFile, changes: MappingChanges = {}): Promise<Draft> {
  return draftDictionary({ fileName, profile: await profileRows(header, rows) }, changes);
}

/** A file from its columns, each a header and a cell made for each row. */
export function fileOf(fileName: string, columns: Record<string, (i: number) => string>, count: number): FixtureFile {
  return { fileName, header: Object.keys(columns), rows: Array.from({ length: count }, (_, i) => Object.values(columns).map((cell) => cell(i))) };
}

interface Draws {
  integer: (low: number, high: number) => number;
  of: <T>(...choices: T[]) => T;
  chance: (p: number) => boolean;
  money: (low: number, high: number) => string;
}

function draws(seed: number): Draws {
  const random = createRandom(seed);
  const integer = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return { integer, of: (...choices) => choices[integer(0, choices.length - 1)]!, chance: (p) => random() < p, money: (low, high) => (low + random() * (high - low)).toFixed(2) };
}

/** Who left, drawn before the rest so that other cells can depend on it. */
const leavers = (seed: number, count: number, p: number) => Array.from({ length: count }, ((random) => () => random() < p)(createRandom(seed)));

const SURNAMES = ['Alba', 'Brandt', 'Costa', 'Dufour', 'Eriksen', 'Fontana', 'Greco', 'Horvath', 'Ivanov', 'Jansen', 'Keller', 'Lindholm', 'Moreau', 'Novak', 'Olsen', 'Petrov', 'Quist', 'Rossi', 'Silva', 'Tanaka'];

export function bank(count = 1200): FixtureFile {
  const { integer, of, money, chance } = draws(1);
  const left = leavers(2, count, 0.2);
  return fileOf('Churn_Modelling.csv', {
    RowNumber: (i) => String(i + 1), CustomerId: (i) => String(15_600_000 + ((i * 7919) % 99_991)), Surname: () => `${of(...SURNAMES)}${of('', 'son', 'i', 'ova', 'mann', 'berg')}`, CreditScore: () => String(integer(350, 850)),
    Geography: () => of('France', 'Spain', 'Germany'), Gender: () => of('Male', 'Female'), Age: () => String(integer(18, 92)), Tenure: () => String(integer(0, 10)), Balance: () => (chance(0.35) ? '0.0' : money(20_000, 200_000)),
    NumOfProducts: () => String(integer(1, 4)), HasCrCard: () => of('0', '1'), IsActiveMember: () => of('0', '1'), EstimatedSalary: () => money(10_000, 200_000), Exited: (i) => (left[i] ? '1' : '0'),
  }, count);
}

export function creditCards(count = 1500): FixtureFile {
  const { integer, of, money } = draws(3);
  const left = leavers(4, count, 0.16);
  return fileOf('BankChurners.csv', {
    CLIENTNUM: (i) => String(708_082_083 + i * 451), Attrition_Flag: (i) => (left[i] ? 'Attrited Customer' : 'Existing Customer'), Customer_Age: () => String(integer(26, 73)), Gender: () => of('M', 'F'), Dependent_count: () => String(integer(0, 5)),
    Education_Level: () => of('High School', 'Graduate', 'Uneducated', 'Unknown', 'College', 'Post-Graduate', 'Doctorate'), Marital_Status: () => of('Married', 'Single', 'Divorced', 'Unknown'),
    Income_Category: () => of('$60K - $80K', 'Less than $40K', '$80K - $120K', '$40K - $60K', '$120K +', 'Unknown'), Card_Category: () => of('Blue', 'Blue', 'Blue', 'Gold', 'Silver', 'Platinum'), Months_on_book: () => String(integer(13, 56)),
    Total_Relationship_Count: () => String(integer(1, 6)), Credit_Limit: () => money(1400, 34_000), Total_Revolving_Bal: () => String(integer(0, 2517)), Total_Trans_Amt: () => String(integer(500, 18_000)), Total_Trans_Ct: () => String(integer(10, 139)), Avg_Utilization_Ratio: () => money(0, 1),
    Naive_Bayes_Classifier_Attrition_Flag_1: (i) => (left[i] ? '0.99' : '0.0001'), Naive_Bayes_Classifier_Attrition_Flag_2: (i) => (left[i] ? '0.01' : '0.9999'),
  }, count);
}

export function gym(count = 900): FixtureFile {
  const { integer, of, money } = draws(5);
  const left = leavers(6, count, 0.27);
  return fileOf('gym members.csv', {
    'member number': (i) => `GM-${10_000 + i}`, gender: () => of('0', '1'), Near_Location: () => of('0', '1'), Partner: () => of('0', '1'), Contract_period: () => of('1', '6', '12'), Group_visits: () => of('0', '1'), Age: () => String(integer(18, 41)),
    Avg_additional_charges_total: () => money(0, 550), Month_to_end_contract: () => String(integer(1, 12)), Lifetime: () => String(integer(0, 31)), Membership_Fee: () => `$${money(20, 90)}`, Home_Club: () => of('North', 'South', 'East', 'West'), Churn: (i) => (left[i] ? '1' : '0'),
  }, count);
}

/** German spelling: semicolons aside, decimal commas, points for thousands, days first. */
export function saasGerman(count = 800): FixtureFile {
  const { integer, of } = draws(7);
  const left = leavers(8, count, 0.25);
  const started = Array.from({ length: count }, () => 17_900 + integer(0, 1500));
  const german = (day: number) => toIsoDate(day).split('-').toReversed().join('.');
  const euro = (cents: number) => (cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return fileOf('kunden_export_2025.csv', {
    Kundennummer: (i) => `K${100_000 + i}`, Firma: (i) => `Firma ${i} GmbH`, Vertragsbeginn: (i) => german(started[i]!), Kündigungsdatum: (i) => (left[i] ? german(started[i]! + integer(30, 500)) : ''), Tarif: () => of('Basis', 'Komfort', 'Premium'),
    Monatsbeitrag: () => `${euro(integer(1900, 249_900))} €`, Nutzer: () => String(integer(1, 60)), Tickets: () => String(integer(0, 12)), Zahlungsart: () => of('Lastschrift', 'Rechnung', 'Kreditkarte'), Newsletter: () => of('ja', 'nein'),
  }, count);
}

export function ecommerce(count = 1000): FixtureFile {
  const { integer, of } = draws(9);
  const left = leavers(10, count, 0.17);
  return fileOf('E Commerce Dataset.csv', {
    CustomerID: (i) => String(50_001 + i), Churn: (i) => (left[i] ? '1' : '0'), DaysSinceSignup: () => String(integer(20, 1900)), PreferredLoginDevice: () => of('Mobile Phone', 'Phone', 'Computer'), CityTier: () => of('1', '2', '3'), WarehouseToHome: () => String(integer(5, 36)),
    PreferredPaymentMode: () => of('Debit Card', 'UPI', 'CC', 'COD', 'E wallet'), HourSpendOnApp: () => of('1', '2', '3', ''), SatisfactionScore: () => String(integer(1, 5)), MaritalStatus: () => of('Single', 'Divorced', 'Married'), Complain: () => of('0', '1'), OrderCount: () => of('NA', '1', '2', '3', '4', '5'), CashbackAmount: () => String(integer(100, 325)),
  }, count);
}

/** Telecom with the columns that are written after a customer has left. */
export function telcoLeaks(count = 1400): FixtureFile {
  const { integer, of, money } = draws(11);
  const left = leavers(12, count, 0.26);
  return fileOf('Telco_customer_churn.csv', {
    CustomerID: (i) => `${1000 + i}-ABCDE`, Count: () => '1', Country: () => 'United States', City: (i) => `City ${(i * i) % 300}`, 'Zip Code': (i) => String(90_001 + (i % 700)), 'Lat Long': (i) => `33.${i}, -118.${i}`, Gender: () => of('Male', 'Female'), 'Senior Citizen': () => of('No', 'Yes'),
    'Tenure Months': () => String(integer(0, 72)), 'Multiple Lines': () => of('No phone service', 'No', 'Yes'), Contract: () => of('Month-to-month', 'One year', 'Two year'), 'Payment Method': () => of('Mailed check', 'Electronic check', 'Credit card'), 'Monthly Charges': () => money(18, 119), 'Total Charges': () => (integer(0, 99) === 0 ? ' ' : money(18, 8600)),
    'Churn Label': (i) => (left[i] ? 'Yes' : 'No'), 'Churn Value': (i) => (left[i] ? '1' : '0'), 'Churn Score': (i) => String(left[i] ? integer(65, 100) : integer(5, 80)), CLTV: () => String(integer(2000, 6500)), 'Churn Reason': (i) => (left[i] ? of('Competitor made better offer', 'Moved', 'Attitude of support person') : ''),
  }, count);
}

export function insurance(count = 1100): FixtureFile {
  const { integer, of } = draws(13);
  return fileOf('policies.csv', {
    policy_number: (i) => `POL${500_000 + i}`, policy_type: () => of('Basic', 'Standard', 'Premium'), policy_status: () => of('In Force', 'In Force', 'In Force', 'Lapsed', 'Surrendered'), policy_tenure_years: () => String(integer(0, 30)), annual_premium: () => `${integer(1, 9)},${String(integer(0, 999)).padStart(3, '0')}`, coverage_amount: () => `${integer(10, 99)},000`, claims_count: () => String(integer(0, 4)),
    ethnicity: () => of('A', 'B', 'C'), region: () => of('NA', 'EMEA', 'APAC'), agent_code: () => String(integer(10_000, 10_200)), notes: (i) => of('called about a claim last week', 'asked for a better price now', 'no contact since the last letter') + ` ${i}`,
  }, count);
}

export function streaming(count = 1000): FixtureFile {
  const { integer, of, chance } = draws(15);
  const left = leavers(16, count, 0.3);
  const started = Array.from({ length: count }, () => 19_000 + integer(0, 800));
  const american = (day: number) => { const [year, month, date] = toIsoDate(day).split('-'); return `${Number(month)}/${Number(date)}/${year}`; };
  return fileOf('streaming-users.csv', {
    user_id: (i) => `u_${(i * 2_654_435_761 % 4_294_967_296).toString(16)}`, email: (i) => `user${i}@example.com`, signup_date: (i) => american(started[i]!), cancelled_at: (i) => (left[i] ? american(started[i]! + integer(10, 700)) : ''), plan: () => of('Free', 'Basic', 'Premium', 'basic ', 'PREMIUM'), plan_price: () => of('$0.00', '$9.99', '$15.99'), hours_per_week: () => (chance(0.1) ? 'N/A' : String(integer(0, 40) / 2)), favorite_genre: () => of('Drama', 'Comedy', 'Documentary', 'Kids'), device: () => of('TV', 'Phone', 'Tablet'), auto_renew: () => of('TRUE', 'FALSE'),
  }, count);
}

/** Role → columns, as drafted; features left out. */
export async function rolesOf(file: FixtureFile, changes: MappingChanges = {}): Promise<Record<string, string>> {
  const draft = await draftOf(file, changes);
  expect(draft.problems).toEqual([]);
  expect(draft.dictionary).not.toBeNull();
  const roles: Record<string, string> = {};
  for (const { role, name } of draft.guesses) if (role !== 'feature') roles[role] = roles[role] ? `${roles[role]}, ${name}` : name;
  return roles;
}
export const columnOf = async (file: FixtureFile, name: string, changes: MappingChanges = {}) => (await draftOf(file, changes)).dictionary!.columns.find((column) => column.name === name)!;
