import type { Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { createRandom } from '@/lib/stats/random';

/** The fixture's members with two more columns of what they do, and one that is protected. */
export const GYM: DictionaryJson = dictionaryJson((json) => {
  json.columns.splice(4, 0,
    { name: 'visits', label: 'Visits', type: 'integer', unit: 'in 90 days', min: 0, max: 500, nullable: true },
    { name: 'coach', label: 'Personal coach', type: 'category', categories: ['No', 'Yes'] },
    { name: 'sex', label: 'Sex', type: 'category', role: 'protected', categories: ['Female', 'Male'] });
});
export const GYM_HEADER = 'id,months,fee,plan,visits,coach,sex,left';

/** Kind of customer of member i, and their cells: the dear with a coach, the regulars, the rare. Tenure and sex are of no kind. */
export const kindOf = (id: string) => Number(id.slice(1)) % 3;
export function gymMembers(n: number, seed = 1): string[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, (_, i) => {
    const kind = i % 3;
    const fee = [90, 40, 20][kind]! + random() * 8;
    const visits = [30, 28, 2][kind]! + Math.floor(random() * 6);
    const plan = kind === 2 ? 'Basic' : '"Plus, with sauna"';
    const left = random() < 0.3 ? 'Yes' : 'No';
    return `M${i},${Math.floor(random() * 60)},${fee.toFixed(2)},${plan},${visits},${kind === 0 ? 'Yes' : 'No'},${random() < 0.5 ? 'Female' : 'Male'},${left}`;
  });
}

export const gym = (rows: string[] = gymMembers(240)): Promise<Dataset> => datasetOf([GYM_HEADER, ...rows, ''].join('\n'), GYM);
