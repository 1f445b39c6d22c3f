import { describe, expect, it } from 'vitest';
import { fitEncoder } from '@/lib/churn/encoder';
import { columnsByRole, type Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { toIsoDate, parseIsoDate } from '@/lib/dataset/dates';
import { withDictionary } from '@/lib/dataset/withDictionary';
import { createRandom } from '@/lib/stats/random';
import { applyChange, type DictionaryChange } from './change';
import { report } from './doctor.fixture';
import { prepare } from './examined';
import { keepEcho } from './keepEcho';
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

const SNAPSHOT = '2024-12-31';

/** Members of a club who joined up to five years before the snapshot, and with a chance of their own in each month left, on one plan thrice that on the other; all are kept in the file. */
async function club(chance: (month: number) => number, { newest = 0, plans = [0.5, 1.5], more = () => {} }: { newest?: number; plans?: readonly [number, number]; more?: (json: DictionaryJson) => void } = {}): Promise<Dataset> {
  const random = createRandom(11);
  const last = parseIsoDate(SNAPSHOT)!;
  const lines = Array.from({ length: 1500 }, (_, i) => {
    const joined = last - 30 * newest - Math.floor(random() * (1826 - 30 * newest));
    let [month, left] = [0, -1];
    while (left < 0 && joined + 30.4 * month < last) if (random() < chance(month++) * plans[i % 2]!) left = Math.min(last, joined + Math.floor(30.4 * (month - random())));
    return `c${i},${20 + (i % 9)},${i % 2 ? 'Basic' : '"Plus, with sauna"'},${left < 0 ? 'No' : 'Yes'},${toIsoDate(joined)},${left < 0 ? '' : toIsoDate(left)}`;
  });
  return datasetOf(['id,fee,plan,left,from,to', ...lines].join('\n'), dictionaryJson((json) => {
    Object.assign(json, { snapshotDate: SNAPSHOT, observationWindow: { start: '2020-01-01', end: SNAPSHOT }, rowsAre: 'everyone-ever' });
    json.columns[1] = { name: 'months', label: 'Months', type: 'integer', role: 'tenure', min: 0, max: 600, derived: 'between-dates' };
    json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
    more(json);
  }));
}

const keptOf = (dataset: Dataset, taken: readonly DictionaryChange[] = []) => keepEcho(dataset, taken);
const settled = (dataset: Dataset, change: DictionaryChange) => withDictionary(dataset, applyChange(dataset.dictionary, change), '');

describe('a time as a customer that stopped for those who left', () => {
  it('is said to be an echo, with its figure, and can be kept from the model where nothing shows how much of it is one', async () => {
    const dataset = await datasetOf(file(0.4, true));
    const [finding, ...others] = tenureTells(prepare(dataset));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'tenure-tells:months', severity: 'warns', remedy: { change: { kind: 'setLearned', columns: ['months'], learned: false } } });
    expect(Number(/AUC (0\.\d+)/.exec(finding!.title)![1])).toBeGreaterThan(0.78);
    expect(keptOf(dataset)).toBeNull();
    expect(tenureTells(prepare(settled(dataset, finding!.remedy!.change)))).toEqual([]);
  });

  it('is nothing to speak of where it tells little, and where too few left to say', async () => {
    expect(tenureTells(prepare(await datasetOf(file(0.4, false))))).toEqual([]);
    expect(tenureTells(prepare(await datasetOf(file(0.01, true))))).toEqual([]);
  });

  it('is kept from the model where the days show that it told little beforehand, unless a person wants it learned', async () => {
    const dataset = await club((month) => (month < 3 ? 0.15 : 0.01));
    const change = keptOf(dataset)!;
    expect(change).toEqual({ kind: 'setLearned', columns: ['months'], learned: false });
    const kept = settled(dataset, change);
    expect([fitEncoder(dataset).map(({ name }) => name), fitEncoder(kept).map(({ name }) => name)]).toEqual([['months', 'fee', 'plan'], ['fee', 'plan']]);
    expect(columnsByRole(kept, 'tenure')).toMatchObject([{ spec: { name: 'months', learned: false } }]);
    const found = tenureTells(prepare(kept));
    expect(report(found)).toMatchInlineSnapshot(`
      "[warns] tenure-tells:months
      The model does not learn from "months": most of what it tells of who left is an echo. For customers who left it stopped when they left; for the others it runs on. In the file it tells who left with a ROC AUC of 0.88. On 1 Jan 2024 it told of the 669 customers of that day with 0.51 which 78 would leave (.5 is chance): that alone could be known. A model that learns it gives new customers too high a probability. Survival, lifetime value and the plan use it in any case.
      → Let the model learn from it all the same"
    `);
    const wanted = found[0]!.remedy!.change;
    expect([keptOf(dataset, [wanted]), settled(kept, wanted).dictionary]).toEqual([null, dataset.dictionary]);
    expect(tenureTells(prepare(dataset))[0]!.remedy!.change).toEqual(change);
  });

  it('is an echo where nobody is new any more, and takes what grows with it along', async () => {
    const dataset = await club(() => 0.02, { newest: 12, more: ({ columns }) => (columns[2]!.role = 'totalCharge') });
    expect(keptOf(dataset)).toEqual({ kind: 'setLearned', columns: ['months', 'fee'], learned: false });
  });

  it('is none where customers leave at a constant rate or, steadily, the newer sooner', async () => {
    expect(keptOf(await club(() => 0.02))).toBeNull();
    expect(tenureTells(prepare(await club((month) => 0.05 * Math.exp(-month / 24))))).toEqual([]);
  });

  it('is learned where nothing else tells enough, and said', async () => {
    const dataset = await club((month) => (month < 3 ? 0.15 : 0.01), { plans: [1, 1] });
    expect(keptOf(dataset)).toBeNull();
    expect(tenureTells(prepare(dataset))[0]!.remedy!.change).toEqual({ kind: 'setLearned', columns: ['months'], learned: false });
  });
});
