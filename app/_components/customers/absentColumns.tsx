import type { CustomersView } from '@/lib/workspace/customerList/customersView';

/** What the list would also say, and which column of the file, or what else, would bring it. */
export function AbsentColumns({ has: { risk, tenure, monthlyCharge, group, clv } }: Pick<CustomersView, 'has'>) {
  const absent = [
    !tenure && 'a column with the role tenure brings how long each has been a customer, and the chance to leave in the months ahead',
    !monthlyCharge && 'a column with the role monthlyCharge brings what each pays',
    !clv && `${!tenure && !monthlyCharge ? 'the two together bring' : 'with it comes'} the lifetime value`,
    !group && 'a category column with the role segmentation brings a group to read and sort by',
    !risk && 'a trained model brings risk, its main reason and the revenue at risk',
  ].filter((text) => text !== false);
  if (absent.length === 0) return null;
  return <p className="mt-3 text-xs text-text-3">Not in this list, because the dataset lacks it: {absent.join('; ')}. Roles are given in the dataset’s dictionary.</p>;
}
