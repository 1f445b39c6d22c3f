import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { customerHits, findCustomerIds } from './findCustomerIds';

describe('findCustomerIds', () => {
  it.each([
    ['113586', ['HF-113586']],
    ['hf-1', ['HF-113586', 'HF-113', 'hf-11']],
    [' 113 ', ['113-x', 'HF-113586', 'HF-113']],
    ['f', []],
    ['a.b', ['A.B']],
    ['', []],
  ])('%j finds %j', (text, found) => {
    expect(findCustomerIds(['HF-113586', 'HF-113', 'hf-11', 'HF-2', 'A.B', 'axb', '113-x'], text)).toEqual(found);
  });

  it('finds the first eight that begin so, then the first that hold it', () => {
    const text = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'B', '1', '2', '.', '(', '\\') });
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', '1', '2', '.', '(', '\\') }), { maxLength: 40 }), text, (ids, wanted) => {
      const small = wanted.toLowerCase();
      const begin = ids.filter((id) => id.startsWith(small));
      const hold = /\d/.test(small) ? ids.filter((id) => id.includes(small) && !id.startsWith(small)) : [];
      expect(findCustomerIds(ids, wanted)).toEqual([...begin, ...hold].slice(0, 8));
    }));
  });
});

describe('customerHits', () => {
  it('say the risk and the charge of who is active', async () => {
    const workspace = await bundledWorkspace();
    const ids = [...workspace.dataset.rowById.keys()];
    const [active, gone] = [ids[workspace.activeRows[0]!]!, ids[workspace.churned.indexOf(1)]!];
    const [first, second, ...more] = customerHits(workspace, [active, 'nobody', gone]);
    expect(first).toEqual({ id: active, detail: expect.stringMatching(/^risk \d+%( \(too new\))?, €\d+\.\d\d a month$/) });
    expect([second, more]).toEqual([{ id: gone, detail: 'left' }, []]);
  });

  it('say what there is without a model or a charge', async () => {
    const workspace = await workspaceOf('id,months,fee,plan,left\nA,1,20.50,Basic,No\nB,2,,Basic,No\n');
    expect(customerHits(workspace, ['A', 'B'])).toEqual([{ id: 'A', detail: '€20.50 a month' }, { id: 'B', detail: '' }]);
  });
});
