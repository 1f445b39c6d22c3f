import type { ColumnType } from '@/lib/dataset/mapping/schema';
import type { Period, Role } from '@/lib/dataset/schema';

/** What a column can mean, in the words of a form. */
export const ROLE_CHOICES: Record<Role, string> = {
  id: 'Customer ID',
  churn: 'Whether they left',
  signupDate: 'Date they joined',
  churnDate: 'Date they left',
  tenure: 'How long they stayed',
  monthlyCharge: 'What they pay',
  totalCharge: 'Paid in total',
  startingCharge: 'What they paid at the start',
  segmentation: 'Detail, also to group by',
  feature: 'Detail',
  protected: 'Protected, not for the model',
  ignored: 'Not used',
};

export const TYPE_CHOICES: Record<ColumnType, string> = { integer: 'Whole number', number: 'Number', category: 'Category', date: 'Date', text: 'Text' };

export const PERIOD_CHOICES: Record<Period, string> = { day: 'days', week: 'weeks', month: 'months', quarter: 'quarters', year: 'years' };

export const ROWS_ARE_CHOICES = {
  'everyone-ever': 'Everyone who ever was a customer',
  'active-in-window': 'Everyone who was one at some time in a window',
  snapshot: 'One day’s snapshot',
} as const;
