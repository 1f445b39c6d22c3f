import { planted, type PlantedColumn } from '@/lib/churn/training/leaks.fixture';
import type { Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { createRandom } from '@/lib/stats/random';
import { prepare, type Check } from './examined';
import type { Finding } from './finding';

/** Members of the fixture's gym without any trouble: the newer leave more often. */
export function members(count: number, seed = 3): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const months = 1 + Math.floor(random() * 60);
    const plan = random() < 0.6 ? 'Basic' : '"Plus, with sauna"';
    return `m${i},${months},${(20 + random() * 40).toFixed(2)},${plan},${random() < (months < 20 ? 0.5 : 0.15) ? 'Yes' : 'No'}`;
  });
}

/** The gym's dataset with columns planted into it, and its dictionary changed. */
export async function gymWith(columns: Record<string, PlantedColumn> = {}, { count = 1000, change }: { count?: number; change?: (json: DictionaryJson) => void } = {}): Promise<Dataset> {
  return planted(await datasetOf([HEADER, ...members(count)].join('\n'), dictionaryJson(change)), columns);
}

/** A file of the gym as it stands, refused rows included. */
export const gymOf = (lines: readonly string[], change?: (json: DictionaryJson) => void): Promise<Dataset> => datasetOf([HEADER, ...lines].join('\n'), dictionaryJson(change));

export const findings = (check: Check, dataset: Dataset): Finding[] => check(prepare(dataset));

/** What a check says, one finding a paragraph, as a reader sees it. */
export function report(found: readonly Finding[]): string {
  return found.map(({ severity, id, title, detail, remedy }) => `[${severity}] ${id}\n${title} ${detail}${remedy ? `\n→ ${remedy.label}` : ''}`).join('\n\n');
}
