import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { FEATURE_ROLES, type Dictionary, type Role } from '@/lib/dataset/schema';
import { listed } from './words';

/** A part of the product, and what it takes. */
interface Part {
  id: string;
  name: string;
  /** Roles that must all be there; of an inner list one is enough. */
  needs: readonly (Role | readonly Role[])[];
}

/** Whether a part of the product can be shown with the columns of a file, and what would bring it. */
export interface PartShown {
  id: string;
  name: string;
  available: boolean;
  /** What is lacking, in a sentence; null where the part is available. */
  lacks: string | null;
  /** The roles that no column plays. */
  absent: Role[];
}

const PARTS: readonly Part[] = [
  { id: 'prediction', name: 'Who is likely to leave, and why', needs: [FEATURE_ROLES] },
  { id: 'months', name: 'Churn by month, January to December', needs: ['signupDate', 'churnDate'] },
  { id: 'survival', name: 'How long customers stay (survival)', needs: ['tenure'] },
  { id: 'clv', name: 'Lifetime value', needs: ['tenure', 'monthlyCharge'] },
  { id: 'revenue', name: 'Revenue at risk', needs: ['monthlyCharge'] },
  { id: 'retention', name: 'Gross and net revenue retention', needs: ['signupDate', 'churnDate', 'monthlyCharge', 'startingCharge'] },
  { id: 'groups', name: 'Churn by group', needs: ['segmentation'] },
  { id: 'segments', name: 'Segments by tenure and value', needs: ['tenure', 'monthlyCharge'] },
  { id: 'offers', name: 'Offers and a plan of whom to call', needs: ['tenure', 'monthlyCharge'] },
  { id: 'fairness', name: 'Fairness between groups of people', needs: ['protected'] },
];

/** The parts of the product with what a dictionary's columns allow, in the order of the menu. */
export function whatCanBeShown(dictionary: Dictionary): PartShown[] {
  const has = (role: Role) => dictionary.columns.some((column) => column.role === role);
  return PARTS.map(({ id, name, needs }) => {
    const absent = needs.flatMap((need): Role[] => {
      if (typeof need === 'string') return has(need) ? [] : [need];
      return need.some(has) ? [] : ['feature'];
    });
    const columns = absent.map((role) => COLUMN_FOR[role]);
    const lacks = columns.length === 0 ? null : `Needs ${columns.length === 1 ? 'a column' : 'columns'} with ${listed(columns)}.`;
    return { id, name, available: lacks === null, lacks, absent };
  });
}
