import { cellText, customerIds, type Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';

export interface PlantedColumn {
  /** As in the dictionary; name and label are the key of the record it is planted under. */
  spec: Record<string, unknown>;
  value: (row: number) => string | number;
}

/** The dataset with columns added, through a file of its own, as an import would bring them. */
export function planted(dataset: Dataset, columns: Record<string, PlantedColumn>): Promise<Dataset> {
  const own = [...dataset.columns.values()];
  const quote = (text: string | number) => `"${String(text).replaceAll('"', '""')}"`;
  const lines = customerIds(dataset).map((_, row) => [...own.map((column) => cellText(column, row)), ...Object.values(columns).map(({ value }) => value(row))]);
  const names = [...own.map(({ spec }) => spec.name), ...Object.keys(columns)];
  const described = dictionaryJson((json) => {
    Object.assign(json, dataset.dictionary, {
      columns: [...dataset.dictionary.columns, ...Object.entries(columns).map(([name, { spec }]) => ({ name, label: name, nullable: true, ...spec }))],
    });
  });
  return datasetOf([names, ...lines].map((line) => line.map(quote).join(',')).join('\n'), described);
}
