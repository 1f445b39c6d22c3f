import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { datasetFolder, dictionaryJson, fillFolder, HEADER } from '@/lib/dataset/dataset.fixture';
import type { Dataset } from '@/lib/dataset/dataset';
import { COLUMNS_FILE, readColumns, writeColumns } from './columnsFile';
import * as rows from './openRows';
import { readDataset } from './readDataset';

const described = dictionaryJson((json) => json.columns.push({ name: 'since', label: 'Since', type: 'date', role: 'ignored', nullable: true }));
const CUSTOMERS = `${HEADER},since,more\na,1,10,Basic,No,2024-01-02,x\n"b\nö",2,,"Plus, with sauna",Yes,,y\nc,-3,30,Basic,No,2024-03-04,z\n`;

async function written(): Promise<{ folder: string; dataset: Dataset }> {
  const folder = await datasetFolder({ customers: CUSTOMERS, dictionary: described });
  const { dataset } = await readDataset(folder);
  await writeColumns(folder, dataset);
  return { folder, dataset };
}

describe('the columns beside a file', () => {
  it('give the dataset that the file gives, with its refused rows and ids', async () => {
    const { folder, dataset } = await written();
    const opened = vi.spyOn(rows, 'openRows');
    const again = (await readDataset(folder)).dataset;
    expect(opened).not.toHaveBeenCalled();
    expect(again).toEqual(dataset);
    expect([again.rowCount, again.rejectedRows.length, again.unknownColumns, again.rowById.get('b\nö')]).toEqual([2, 1, ['more'], 1]);
  });

  it('are not used for another file, another dictionary, or when a byte of them is wrong', async () => {
    const { folder, dataset } = await written();
    const { dictionary, dataHash, dictionaryHash } = dataset;
    expect(await readColumns(folder, dictionary, { dataHash: dictionaryHash, dictionaryHash })).toBeNull();
    expect(await readColumns(folder, dictionary, { dataHash, dictionaryHash: dataHash })).toBeNull();
    await fillFolder(folder, { customers: CUSTOMERS.replace('a,1,', 'a,7,'), dictionary: described });
    expect(((await readDataset(folder)).dataset.columns.get('months') as { values: Float64Array }).values[0]).toBe(7);

    const file = path.join(folder, COLUMNS_FILE);
    const bytes = await readFile(file);
    for (const at of [0, 10, 60, bytes.length - 9]) {
      const wrong = Buffer.from(bytes);
      wrong[at]! ^= 1;
      await writeFile(file, wrong);
      expect(await readColumns(folder, dictionary, { dataHash, dictionaryHash }), `byte ${at}`).toBeNull();
    }
    await writeFile(file, bytes.subarray(0, 20));
    expect(await readColumns(folder, dictionary, { dataHash, dictionaryHash })).toBeNull();
    await rm(file);
    expect(await readColumns(folder, dictionary, { dataHash, dictionaryHash })).toBeNull();
  });
});
