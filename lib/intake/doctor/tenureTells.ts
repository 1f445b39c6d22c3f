import { toIsoDate } from '@/lib/dataset/dates';
import { formatCount, formatDate } from '@/lib/format';
import { echoColumns } from './echoColumns';
import type { Check } from './examined';
import type { Finding } from './finding';
import { tenureEcho, type TenureEcho } from './tenureEcho';
import { listed, quoted } from './words';

/**
 * A time as a customer that nearly tells by itself who left: the clock of those who left has stopped, that of the others runs on, so that among
 * equals a short time is a trace of having left. A model that learns it looks better than it is for customers whose outcome is open.
 */
export const tenureTells: Check = ({ sample }) => {
  const echo = tenureEcho(sample);
  const isKept = echo?.column.spec.learned === false;
  // Kept from the model where nothing shows how much of it is an echo, a person has decided that.
  if (!echo || (isKept && !echo.isStrong)) return [];
  const { name } = echo.column.spec;
  const columns = echoColumns(sample);
  return [{
    id: `tenure-tells:${name}`,
    severity: 'warns',
    column: name,
    title: isKept
      ? `The model does not learn from ${listed(columns.map(quoted))}: most of what ${columns.length === 1 ? 'it tells' : 'they tell'} of who left is an echo.`
      : `${quoted(name)} alone tells much of who left (ROC AUC ${echo.rocAuc.toFixed(2)}), and ${echo.isStrong ? 'most' : 'part'} of that is an echo.`,
    detail: `For customers who left it stopped when they left; for the others it runs on. ${measured(echo)} A model that learns it gives new customers too high a probability${isKept ? '' : ': unless you choose otherwise it does'}. Survival, lifetime value and the plan use it in any case.`,
    remedy: remedyOf(columns, isKept),
  }];
};

function measured({ rocAuc, before }: TenureEcho): string {
  if (!before) return 'Among customers who joined at the same time, those with less of it are those who left; without the days of joining and leaving nobody can say how much of it that is.';
  return `In the file it tells who left with a ROC AUC of ${rocAuc.toFixed(2)}. On ${formatDate(toIsoDate(before.day))} it told of the ${formatCount(before.customers)} customers of that day with ${before.rocAuc.toFixed(2)} which ${formatCount(before.left)} would leave (.5 is chance): that alone could be known.`;
}

function remedyOf(columns: readonly string[], isKept: boolean): Finding['remedy'] {
  const it = columns.length === 1 ? 'it' : 'them';
  return { label: isKept ? `Let the model learn from ${it} all the same` : `Keep ${it} from the model, and use ${it} elsewhere`, change: { kind: 'setLearned', columns, learned: isKept } };
}
