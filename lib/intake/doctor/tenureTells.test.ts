import { describe, expect, it } from 'vitest';
import { datasetOf, HEADER } from '@/lib/dataset/dataset.fixture';
import { createRandom } from '@/lib/stats/random';
import { prepare } from './examined';
import { tenureTells } from './tenureTells';

/** Customers who joined at any time of five years; joining early or late has nothing to do with leaving. `stops`: of who left the clock stopped after a quarter of it. */
function file(share: number, stops: boolean): string {
  const random = createRandom(7);
  const lines = Array.from({ length: 600 }, (_, i) => {
    const joined = Math.floor(60 * random());
    const left = random() < share;
    return `c${i},${left && stops ? Math.floor(joined * 0.25) : joined},20,Basic,${left ? 'Yes' : 'No'}`;
  });
  return `${HEADER}\n${lines.join('\n')}\n`;
}

describe('a time as a customer that stopped for those who left', () => {
  it('is said to be an echo, with its figure, and can be set aside', async () => {
    const [finding, ...others] = tenureTells(prepare(await datasetOf(file(0.4, true))));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'tenure-tells:months', severity: 'warns', remedy: { change: { kind: 'setRole', column: 'months', role: 'ignored' } } });
    expect(Number(/AUC (0\.\d+)/.exec(finding!.title)![1])).toBeGreaterThan(0.78);
  });

  it('is nothing to speak of where it tells little, and where too few left to say', async () => {
    expect(tenureTells(prepare(await datasetOf(file(0.4, false))))).toEqual([]);
    expect(tenureTells(prepare(await datasetOf(file(0.01, true))))).toEqual([]);
  });
});
