import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';

/** What the list would also say, and which column of the file, or what else, would bring it. */
export function AbsentColumns({ has: { risk, tenure, monthlyCharge, group, clv } }: Pick<CustomersView, 'has'>) {
  const absent = [
    !tenure && `a column with ${COLUMN_FOR.tenure} brings that, and the chance to leave in the months ahead`,
    !monthlyCharge && `one with ${COLUMN_FOR.monthlyCharge} brings the revenue at risk`,
    !clv && `${!tenure && !monthlyCharge ? 'the two together bring' : 'with it comes'} the lifetime value`,
    !group && `one with ${COLUMN_FOR.segmentation} brings that`,
    !risk && 'a trained model brings risk and its main reason',
  ].filter((text) => text !== false);
  if (absent.length === 0) return null;
  return <p className="mt-3 text-xs text-text-3">Not in this list, because the file lacks it: {absent.join('; ')}.</p>;
}
