import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';

/** What the list would also say, and which column of the file, or what else, would bring it. */
export function AbsentColumns({ has: { risk, tenure, monthlyCharge, group, clv } }: Pick<CustomersView, 'has'>) {
  const absent = [
    !tenure && `${COLUMN_FOR.tenure}, and with it the chance to leave in the months ahead`,
    !monthlyCharge && `${COLUMN_FOR.monthlyCharge}, and with it the revenue at risk`,
    !clv && !(tenure && monthlyCharge) && 'the lifetime value, which takes how long they stay and what they pay',
    !group && COLUMN_FOR.segmentation,
  ].filter((text) => text !== false);
  if (absent.length === 0 && risk) return null;
  return (
    <p className="mt-3 text-xs text-text-3">
      {absent.length > 0 && `Not in this list, because no column of the file tells it: ${absent.join('; ')}.`}
      {!risk && ' A trained model would bring risk, its main reason and the revenue at risk.'}
    </p>
  );
}
