import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { cellText, customerIds } from '@/lib/dataset/dataset';
import { datasetOf } from '@/lib/dataset/dataset.fixture';
import { customerBase } from '@/lib/workspace/customerBase';
import { customerRows } from '@/lib/workspace/customerList/customerList';
import { topReasons } from '@/lib/workspace/customerList/reasons';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { paramsOf, readCustomersQuery } from '../customersQuery';
import { GET } from './route';

const download = (query = '') => GET(new Request(`http://localhost/customers/export?${query}`));
/** What a reader of the file does with the apostrophe that keeps a spreadsheet from running the cell. */
const plain = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
const records = async (query?: string) =>
  (parse(await (await download(query)).text(), { columns: true }) as Record<string, string>[]).map((record) => Object.fromEntries(Object.entries(record).map(([name, cell]) => [plain(name), plain(cell)])));

const HOSTILE = ['=1+1', '+cmd', '-2+3', '-7', '@sum', "'=quoted", "it's", 'a "b", c', 'zwölf€', '=HYPERLINK("http://x")'];

describe('GET /customers/export', () => {
  it('is a file of its own that no cache keeps', async () => {
    await serve({}, { model: false });
    const { status, headers } = await download();
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toEqual({ 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="customers.csv"', 'content-type': 'text/csv; charset=utf-8; header=present' });
  });

  describe('with a model', () => {
    beforeAll(() => serve());

    it.each(['', 'plan=Basic&status=active', 'months=..24&sort=-fee', 'id=m1&sort=id', 'risk=high,medium', 'plan=Plus,+with+sauna&fee=none'])('has the customers of the list ?%s, in its order, and nobody else', async (text) => {
      const workspace = await getWorkspace();
      const listed = customerRows(workspace, readCustomersQuery(paramsOf(new URLSearchParams(text)), workspace));
      const ids = customerIds(workspace.dataset);
      expect((await records(text)).map((record) => record.id)).toEqual(Array.from(listed, (row) => ids[row]));
    });

    it('says of each what the workspace says, to the last digit', async () => {
      const workspace = await getWorkspace();
      const base = customerBase(workspace);
      const number = (cell: string) => (cell === '' ? NaN : Number(cell));
      const all = await records();
      expect(all).toHaveLength(workspace.dataset.rowCount);
      for (const record of all) {
        const row = workspace.dataset.rowById.get(record.id!)!;
        for (const column of workspace.dataset.columns.values()) expect(record[column.spec.name]).toBe(cellText(column, row));
        expect(number(record.churn_probability!)).toBe(base.probability![row]);
        expect(number(record.leaves_within_12_months!)).toBe(base.leaving![row]);
        expect(number(record.clv!)).toBe(base.clv![row]);
        expect(number(record.value_at_risk!)).toBe(base.atRisk![row]);
        expect(record.segment).toBe(workspace.segments.segments[workspace.segments.of[row]!]!.id);
        expect([record.status, record.risk_band === '']).toEqual(workspace.churned[row] === 1 ? ['left', true] : ['active', false]);
        expect([record.reason_1, record.reason_2, record.reason_3].filter((reason) => reason !== '')).toEqual(topReasons(workspace, row, 3));
      }
    });
  });

  it('is read back as the very dataset, whatever the ids begin with, and runs nothing in a spreadsheet', async () => {
    const quoted = (id: string) => `"${id.replaceAll('"', '""')}"`;
    const customers = `${MEMBERS}${HOSTILE.map((id, i) => `${quoted(id)},${i + 1},20.5,Basic,No`).join('\n')}\n`;
    await serve({ customers }, { model: false });
    const text = await (await download('sort=id')).text();
    for (const [cell] of text.matchAll(/(?<=^|[\n,]"?)[=+\-@\t\r][^,\r\n"]*/g)) expect(cell).toMatch(/^-\d+(\.\d+)?$/);
    const rows = (parse(text) as string[][]).map((cells) => cells.map(plain));
    const again = await datasetOf(rows.map((cells) => cells.map(quoted).join(',')).join('\n'));
    const { dataset } = await getWorkspace();
    expect([...again.rowById.keys()].toSorted()).toEqual([...dataset.rowById.keys()].toSorted());
    for (const [id, row] of dataset.rowById) {
      for (const [name, column] of dataset.columns) expect(cellText(again.columns.get(name)!, again.rowById.get(id)!)).toBe(cellText(column, row));
    }
  });

  it('gives way where the file has a column of the same name', async () => {
    const workspace = await getWorkspace();
    const { customerExport } = await import('@/lib/workspace/customerList/exportRows');
    const columns = new Map([...workspace.dataset.columns].map(([name, column]) => [name === 'plan' ? 'status' : name, name === 'plan' ? { ...column, spec: { ...column.spec, name: 'status' } } as typeof column : column]));
    expect(customerExport({ ...workspace, dataset: { ...workspace.dataset, columns } }).header).toEqual(['id', 'status_2', 'leaves_within_12_months', 'segment', 'clv', 'months', 'fee', 'status', 'left']);
  });

  it('is only a header for nobody', async () => {
    expect(await records('id=nobody')).toEqual([]);
  });
});
