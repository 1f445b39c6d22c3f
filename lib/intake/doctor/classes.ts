import { MIN_ROWS, MIN_ROWS_PER_CLASS } from '@/lib/churn/training/assertTrainable';
import { columnsByRole } from '@/lib/dataset/dataset';
import { formatCount, formatRate } from '@/lib/format';
import type { Check } from './examined';
import { counted, quoted } from './words';

const RARE = 0.02;
const COMMON = 0.6;

/** Too few rows, or too few of one outcome, to learn from (CHECKS M6); and churn that is unusually rare or common. */
export const classes: Check = ({ dataset, left }) => {
  const { rowCount } = dataset;
  const spec = columnsByRole(dataset, 'churn')[0]!.spec;
  const meaning = spec.type === 'category' ? ` ${quoted(spec.name)} means left where it is ${quoted(spec.churnedWhen ?? '')}.` : '';
  if (rowCount < MIN_ROWS) {
    return [{ id: 'rows', severity: 'stops', title: `The file has ${counted(rowCount, 'customer')}; a model needs at least ${MIN_ROWS}.`, detail: 'On fewer no figure of how good it is means anything. Import more customers, or a longer history.', remedy: null }];
  }
  const smaller = Math.min(left, rowCount - left);
  const who = left <= rowCount - left ? 'left' : 'stayed';
  if (smaller < MIN_ROWS_PER_CLASS) {
    return [{
      id: 'classes', severity: 'stops', column: spec.name, remedy: null,
      title: `${smaller === 0 ? 'Nobody' : `Only ${smaller}`} of ${counted(rowCount, 'customer')} ${who}; a model needs at least ${MIN_ROWS_PER_CLASS} of each outcome.`,
      detail: `It learns from the difference between those who left and those who stayed.${meaning} If that is right, import a longer history.`,
    }];
  }
  const rate = left / rowCount;
  if (rate >= RARE && rate <= COMMON) return [];
  return [{
    id: 'churn', severity: 'notes', column: spec.name, remedy: null,
    title: `${formatCount(left)} of ${counted(rowCount, 'customer')} left (${formatRate(rate)}), which is unusually ${rate < RARE ? 'few' : 'many'}.`,
    detail: rate < RARE
      ? `It can be so in a file of one month or of customers who are bound for a time.${meaning} With so few to learn from, ranges around every figure are wider.`
      : `A file in which most left is often a list of those who cancelled, or the outcome is read the wrong way round.${meaning} Check this before anything else.`,
  }];
};
