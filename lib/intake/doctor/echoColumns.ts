import { columnsByRole, type Dataset } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';

/** The columns that carry the echo of a tenure: itself, and what grows with it. */
export function echoColumns(dataset: Dataset): string[] {
  return GROW_WITH_TIME.flatMap((role) => columnsByRole(dataset, role)).map(({ spec }) => spec.name);
}
