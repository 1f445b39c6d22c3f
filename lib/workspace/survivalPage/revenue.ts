import { columnsByRole, numberByRole } from '@/lib/dataset/dataset';
import { parseIsoDate } from '@/lib/dataset/dates';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { formatCount, formatDate, formatRate } from '@/lib/format';
import { activeAtStartOf } from '@/lib/kpi/membership';
import { singleMetric, type MetricDefinition } from '@/lib/kpi/metric';
import { rescaleChurn } from '@/lib/kpi/rescale';
import { revenueRetention } from '@/lib/kpi/revenueRetention';
import { numbers, pick, rowsWhere } from '@/lib/stats/rows';
import type { Workspace } from '@/lib/workspace/derive';
import type { KpiCard } from '@/lib/workspace/kpiCards';

const GROSS: MetricDefinition = { id: 'grossRevenueRetention', label: 'Gross revenue retention', unit: 'rate', direction: 'maximize', formula: 'Sum of the smaller of what each paid at the start and pays at the end ÷ all they paid at the start, over customers active at the start; at most 100%' };
const NET: MetricDefinition = { id: 'netRevenueRetention', label: 'Net revenue retention', unit: 'rate', direction: 'maximize', formula: 'What the customers active at the start pay at the end ÷ what they paid at the start; new customers are out' };

/** What the customers of the window's start pay at its end, without and with growth; a reason for both where charges over time are missing. */
export function revenueCards(workspace: Workspace): KpiCard[] {
  const over = chargesOverTime(workspace);
  const absent = (absence: string) => [GROSS, NET].map(({ label }): KpiCard => ({ label, absence }));
  if (typeof over === 'string') return absent(over);
  const { start, end, opens, closes, window } = over;
  const sums = revenueRetention(start, end);
  if (Number.isNaN(sums.gross)) return absent(`No customer active on ${formatDate(window.start)} has a payment of then and of the end.`);
  const period = `${formatDate(window.start)} to ${formatDate(window.end)}`;
  const card = (definition: MetricDefinition, value: number, numerator: string, sum: number, note: string): KpiCard => ({
    metric: singleMetric(definition, {
      value,
      numerator: { label: numerator, value: sum, unit: 'moneyPerMonth' },
      denominator: { label: 'Paid at the start', value: sums.start, unit: 'moneyPerMonth' },
      coverage: { known: sums.known, of: sums.active, what: 'customers active at the start have both payments' },
    }, { period, comparisonAbsence: `Over ${formatCount(closes - opens)} days: ${period}.`, note }),
  });
  const yearly = formatRate(1 - rescaleChurn(1 - sums.gross, closes - opens, 365));
  return [
    card(GROSS, sums.gross, 'Of it kept at the end', sums.kept, `Kept up, this is ${yearly} a year. ${formatCount(sums.active)} customers were active at the start.`),
    card(NET, sums.net, 'The same customers pay at the end', sums.end, 'Above 100% where those who stayed pay more by more than the others took away.'),
  ];
}

/** Charges of the customers active at the window's start, then and at its end (0 for who has left); a sentence where the file lacks them. */
function chargesOverTime({ dataset, members }: Workspace) {
  const window = dataset.dictionary.observationWindow;
  const [starting] = columnsByRole(dataset, 'startingCharge');
  const charge = numberByRole(dataset, 'monthlyCharge');
  if (starting?.kind !== 'number') return `Needs a column with ${COLUMN_FOR.startingCharge}.`;
  if (!charge) return `Needs a column with ${COLUMN_FOR.monthlyCharge}.`;
  if (!members || !window) return `Needs who was a customer at the start of the window: columns with ${COLUMN_FOR.signupDate} and ${COLUMN_FOR.churnDate}.`;
  const [opens, closes] = [parseIsoDate(window.start)!, parseIsoDate(window.end)! + 1];
  const rows = rowsWhere(dataset.rowCount, (row) => activeAtStartOf(members, row, opens));
  return {
    start: pick(starting.values, rows),
    end: numbers(rows.length, (i) => (activeAtStartOf(members, rows[i]!, closes) ? charge[rows[i]!]! : 0)),
    opens, closes, window,
  };
}
