import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import type { Workspace } from '@/lib/workspace/derive';
import { canFilterBy, filterSources, idFilter, readFilter, type CustomerFilter } from './filters';

const CSV = 'id,months,fee,plan,left\nA1,1,20.50,Basic,No\na2,3,,"Plus, with sauna",Yes\nB,6,30,Basic,No\nC,60,99.99,Basic,Yes\n';
const IDS = ['A1', 'a2', 'B', 'C'];
const gym = await workspaceOf(CSV);

const fits = (filter: CustomerFilter, workspace: Workspace = gym) => {
  const mask = new Uint8Array(workspace.dataset.rowCount).fill(1);
  filter.pass(mask);
  return [...mask.keys()].filter((row) => mask[row] === 1);
};

function picked(name: string, ...texts: string[]): string {
  const { filter, problems } = readFilter(gym, name, texts);
  return [...problems, ...(filter ? [`${filter.label} → ${fits(filter).map((row) => IDS[row]).join(' ')}`] : [])].join(' ');
}

describe('readFilter', () => {
  it('takes categories by value, several as alternatives', () => {
    expect(picked('plan', 'Plus, with sauna')).toBe('Plan: Plus, with sauna → a2');
    expect(picked('plan', 'Basic,Plus, with sauna')).toBe('Plan: Basic or Plus, with sauna → A1 a2 B C');
    expect(picked('plan', 'plus', 'Basic')).toBe('Plan has no value "plus". Plan: Basic → A1 B C');
    expect(picked('plan', '__proto__')).toBe('Plan has no value "__proto__".');
  });

  it('takes numbers as ranges whose ends belong to them, open to either side, or as one number', () => {
    expect(picked('months', '3..6')).toBe('Months: 3 to 6 months → a2 B');
    expect(picked('months', '..3')).toBe('Months: up to 3 months → A1 a2');
    expect(picked('months', '60..')).toBe('Months: 60 months or more → C');
    expect(picked('months', '1..1')).toBe('Months: 1 month → A1');
    expect(picked('months', '1,6..')).toBe('Months: 1 month or 6 months or more → A1 B C');
    expect(picked('fee', '20.5..30')).toBe('Fee: €20.50 to €30.00 a month → A1 B');
    expect(picked('fee', '-1e3..2.05e1')).toBe('Fee: −€1,000.00 to €20.50 a month → A1');
  });

  it('takes none for not known', () => {
    expect(picked('fee', 'none')).toBe('Fee: not known → a2');
    expect(picked('fee', 'none,30..')).toBe('Fee: not known or €30.00 a month or more → a2 B C');
    expect(picked('plan', 'none')).toBe('Plan is known for everybody.');
  });

  it('takes derived groups', () => {
    expect(picked('segment', 'new')).toBe('Segment: New → A1 a2 B');
    expect(picked('risk', 'high')).toBe('There is no risk to filter by without a model.');
  });

  it('takes the chance to leave as a share and says it in percent, of the active alone', () => {
    expect(picked('leaving', '0..1')).toBe('Leaves in 12 months: 0% to 100% → A1 B');
    expect(readFilter(gym, 'leaving', ['0.125..']).filter).toMatchObject({ label: 'Leaves in 12 months: 12.5% or more', rateLimit: 'activeOnly' });
    expect(picked('leaving', 'none')).toBe('Leaves in 12 months is known for everybody.');
  });

  it.each(['..', '6..3', '3...6', '3..6..9', 'many', '0x10', '1e', ' 3', 'Infinity..', 'NaN..NaN'])('says what is wrong with the range "%s"', (value) => {
    expect(picked('months', value)).toBe(`Months is asked for as a range such as 3..6, ..6 or 60..; got "${value}".`);
  });

  it('knows columns that the model may see, and no other', async () => {
    for (const column of ['id', 'left', 'size', '__proto__', 'constructor']) expect(picked(column, 'A')).toBe(`There is no filter "${column}".`);
    expect(picked('x'.repeat(50), 'A')).toBe(`There is no filter "${'x'.repeat(40)}…".`);
    const guarded = await workspaceOf(CSV, (json) => { json.columns[3]!.role = 'protected'; });
    expect(readFilter(guarded, 'plan', ['Basic'])).toEqual({ filter: null, problems: ['Customers are not listed by plan: it is kept for fairness checks alone.'] });
  });

  it('agrees with the numbers themselves on any ranges', () => {
    const months = [1, 3, 6, 60];
    const range = fc.tuple(fc.integer({ min: -5, max: 70 }), fc.nat(70)).map(([from, width]) => [from, from + width] as const);
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 3 }), (ranges) => {
        const { filter } = readFilter(gym, 'months', ranges.map(([from, to]) => `${from}..${to}`));
        expect(fits(filter!)).toEqual([...months.keys()].filter((row) => ranges.some(([from, to]) => months[row]! >= from && months[row]! <= to)));
      }),
    );
  });
});

it('finds ids by how they begin, whatever the letter case', () => {
  const found = (...texts: string[]) => fits(idFilter(gym, texts)).map((row) => IDS[row]);
  expect(found('a')).toEqual(['A1', 'a2']);
  expect(found('A2', 'c')).toEqual(['a2', 'C']);
  expect(found('A12')).toEqual([]);
  expect(idFilter(gym, ['a,b']).label).toBe('ID begins with “a,b”');
});

it('finds ids by what they hold where none begins so, and by their beginning where one does', async () => {
  const workspace = await workspaceOf('id,months,fee,plan,left\nHF-113586,1,20,Basic,No\nHF-11,3,20,Basic,Yes\n35-x,6,30,Basic,No\n');
  const rows = (...texts: string[]) => fits(idFilter(workspace, texts), workspace);
  expect([rows('113586'), rows('11'), rows('35'), rows('F-'), rows('35', '113')]).toEqual([[0], [0, 1], [2], [], [0, 2]]);
  expect(idFilter(workspace, ['113586', 'hf']).label).toBe('ID contains “113586” or begins with “hf”');
});

it('finds ids as a comparison of small letters does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '1', '-', 'ä', 'Ä'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), text, (ids, prefix) => {
      const mask = new Uint8Array(ids.length).fill(1);
      const dataset = { ...gym.dataset, columns: new Map([['id', { ...gym.dataset.columns.get('id')!, values: ids }]]) } as Workspace['dataset'];
      idFilter({ ...gym, dataset }, [prefix]).pass(mask);
      const small = prefix.toLowerCase();
      const begins = ids.map((id) => Number(id.toLowerCase().startsWith(small)));
      const holds = ids.map((id) => Number(id.toLowerCase().includes(small)));
      expect([...mask]).toEqual(begins.includes(1) || !/\d/.test(small) ? begins : holds);
    }),
  );
});

it('offers the data’s own ends and no record only where there is none', () => {
  const [months, fee] = ['months', 'fee'].map((name) => filterSources(gym).find((source) => source.name === name));
  expect(months).toMatchObject({ kind: 'range', min: 1, max: 60, missing: null });
  expect(fee).toMatchObject({ kind: 'range', min: 20.5, max: 99.99, missing: { value: '', label: 'not known' } });
});

it('leaves the list its own parameters', () => {
  expect(['page', 'status', 'sort', 'id', 'open', 'risk', 'segment', 'quadrant', 'leaving', 'plan'].map(canFilterBy)).toEqual([...Array.from({ length: 9 }, () => false), true]);
});
