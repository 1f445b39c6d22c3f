import { columnsByRole, type CategoryColumn, type Column, type Dataset } from '@/lib/dataset/dataset';

/** The columns of the file that stand in the list as columns of its own; null where the dataset has no such thing. */
export interface ShownColumns {
  tenure: Column | null;
  monthlyCharge: Column | null;
  /** The first column that groups customers. */
  group: CategoryColumn | null;
}

export function shownColumns(dataset: Dataset): ShownColumns {
  const first = (role: 'tenure' | 'monthlyCharge' | 'segmentation') => columnsByRole(dataset, role)[0] ?? null;
  const group = first('segmentation');
  return { tenure: first('tenure'), monthlyCharge: first('monthlyCharge'), group: group?.kind === 'category' ? group : null };
}
