import { labelWithin } from './labelWithin';
import type { Dictionary, Role } from './schema';

/** What a column of a role tells, as it stands after "a column with": the one table of these words, whatever the trade. */
export const COLUMN_FOR: Record<Role, string> = {
  id: 'a customer id',
  churn: 'who left',
  signupDate: 'the day each customer joined',
  churnDate: 'the day each customer left',
  tenure: 'how many months each customer has stayed (tenure)',
  monthlyCharge: 'what each customer pays a month',
  totalCharge: 'what each customer has paid so far',
  startingCharge: 'what each customer paid a month at the start of the window',
  segmentation: 'a category to group by, such as a tier or a region',
  feature: 'something that is known of each customer before they leave',
  protected: 'a trait that must not count, such as gender or age group',
  ignored: 'anything',
};

/** What is read where no column of the file gives a role its name. */
const PLAIN = { tenure: 'Tenure', monthlyCharge: 'Monthly payment', totalCharge: 'Paid so far', startingCharge: 'Paid a month at the start' } as const;

/**
 * What a number of each customer is called: as the dictionary labels its column, or in plain words where it has none.
 *
 * @example roleLabel(gym, 'monthlyCharge') // "Monthly fee"
 */
export function roleLabel({ columns }: Pick<Dictionary, 'columns'>, role: keyof typeof PLAIN): string {
  return columns.find((column) => column.role === role)?.label ?? PLAIN[role];
}

/** The same within a sentence. */
export function roleName(dictionary: Pick<Dictionary, 'columns'>, role: keyof typeof PLAIN): string {
  return labelWithin(roleLabel(dictionary, role));
}

/**
 * Which columns would have to be there, and what they would bring.
 *
 * @example lacksColumn(['tenure'], 'bring the lifetime value') // "The file has no column with how many months each customer has stayed (tenure), which would bring the lifetime value."
 */
export function lacksColumn(roles: readonly [Role, ...Role[]], bring: string): string {
  return `The file has no column with ${roles.map((role) => COLUMN_FOR[role]).join(', and none with ')}, which would ${bring}.`;
}
