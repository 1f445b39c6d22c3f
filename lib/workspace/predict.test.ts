import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { HEADER } from '@/lib/dataset/dataset.fixture';
import type { Workspace } from './derive';
import { customerNotFound, findCustomer, predictForCustomer, predictForFeatures, suggestIds } from './predict';
import { answerFor } from './predictForm';
import { workspaceOf } from './workspace.fixture';

let workspace: Workspace;
let stayed: string;
let left: string;
beforeAll(async () => {
  workspace = await workspaceOf(MEMBERS, () => {}, 5);
  const ids = [...workspace.dataset.rowById.keys()];
  stayed = ids[workspace.activeRows[0]!]!;
  left = ids[workspace.churned.indexOf(1)]!;
});

describe('predictForCustomer', () => {
  it('scores an active customer as the save list does, bit for bit', () => {
    workspace.activeRows.forEach((row, i) => {
      const outcome = predictForCustomer(workspace, [...workspace.dataset.rowById.keys()][row]!);
      expect(outcome.ok && outcome.prediction.probability).toBe(workspace.activeProbability![i]);
    });
  });

  it('answers with everything that the number rests on', () => {
    const outcome = predictForCustomer(workspace, stayed);
    if (!outcome.ok) expect.fail(outcome.message);
    expect(Object.keys(outcome.prediction)).toEqual(['customerId', 'churn', 'probability', 'interval', 'riskBand', 'threshold', 'modelVersion', 'warnings']);
    expect(outcome.prediction).toMatchObject({ customerId: stayed, threshold: 0.5, modelVersion: workspace.model!.card.modelVersion });
    expect(outcome.prediction.churn).toBe(outcome.prediction.probability >= 0.5 ? 'Yes' : 'No');
  });

  it('gives the interval with its level, around the probability, and none where the model has none', async () => {
    const model = workspace.model!;
    const withInterval = (interval: typeof model.card.interval): Workspace => ({ ...workspace, model: { ...model, card: { ...model.card, interval } } });
    for (const row of workspace.activeRows) {
      const outcome = predictForCustomer(withInterval({ level: 0.9, multiplier: 1, worlds: [] }), [...workspace.dataset.rowById.keys()][row]!);
      if (!outcome.ok) expect.fail(outcome.message);
      const { probability, interval } = outcome.prediction;
      expect(interval!.level).toBe(0.9);
      expect(interval!.lower >= 0 && interval!.lower <= probability && interval!.upper >= probability && interval!.upper <= 1).toBe(true);
    }
    expect(predictForCustomer(withInterval(null), stayed)).toMatchObject({ ok: true, prediction: { interval: null } });
  });

  it('takes of a record what the model sees, when a feature was left out at training', async () => {
    const half = await workspaceOf(MEMBERS.replace(/^([^,]*),[^,]*/gm, '$1'), (json) => void json.columns.splice(1, 1), 3);
    const mixed: Workspace = { ...workspace, model: half.model };
    expect(half.model!.card.encoder.map(({ name }) => name)).toEqual(['fee', 'plan']);
    expect(predictForCustomer(mixed, stayed)).toMatchObject({ ok: true, prediction: { customerId: stayed } });
    expect(Object.keys(findCustomer(mixed, stayed)!.features)).toEqual(['months', 'fee', 'plan']);
    expect(answerFor(mixed, stayed)).toMatchObject({ errors: {}, outcome: { kind: 'prediction', basis: 'record' } });
  });

  it('refuses who left, and who is not known', () => {
    expect(predictForCustomer(workspace, left)).toEqual({ ok: false, code: 'customer_left', leftOn: null, message: `Customer ${left} already left; there is nothing to predict.` });
    expect(predictForCustomer(workspace, 'm17x')).toMatchInlineSnapshot(`
      {
        "code": "customer_not_found",
        "message": "No customer has the ID "m17x". Nearest: M17, M170, M171.",
        "ok": false,
        "suggestions": [
          "M17",
          "M170",
          "M171",
        ],
      }
    `);
    for (const id of ['', '__proto__', 'constructor']) expect(predictForCustomer(workspace, id)).toMatchObject({ code: 'customer_not_found' });
  });

  it('takes the id in another letter case, and answers with that of the file', () => {
    const outcome = predictForCustomer(workspace, stayed.toLowerCase());
    expect(outcome).toEqual(predictForCustomer(workspace, stayed));
    expect(outcome).toMatchObject({ ok: true, prediction: { customerId: stayed } });
    expect(predictForCustomer(workspace, left.toLowerCase())).toMatchObject({ code: 'customer_left' });
  });

  it('says why there is no model', async () => {
    const bare = await workspaceOf(MEMBERS);
    expect(predictForCustomer(bare, stayed)).toMatchInlineSnapshot(`
      {
        "code": "no_model",
        "message": "There is no trained model for this dataset: card.json is absent. Run "npm run train".",
        "ok": false,
      }
    `);
  });

  it('names the day that a customer left where the file has it', async () => {
    const dated = await workspaceOf('id,months,fee,plan,left,from,to\na,1,1,Basic,Yes,2024-01-01,2024-02-29\nb,1,1,Basic,Yes,2024-03-01,2024-02-29\n', (json) => {
      Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' }, wrongDays: ['missing'] });
      json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
    });
    expect(predictForCustomer(dated, 'a')).toMatchObject({ code: 'customer_left', leftOn: '2024-02-29', message: 'Customer a already left on 2024-02-29; there is nothing to predict.' });
    expect(findCustomer(dated, 'a')).toEqual({ customerId: 'a', status: { active: false, leftOn: '2024-02-29' }, features: { months: 1, fee: 1, plan: 'Basic' } });
    // Days that cannot both be true were taken for unknown.
    expect(findCustomer(dated, 'b')!.status).toEqual({ active: false, leftOn: null });
  });
});

describe('findCustomer', () => {
  it('takes the id as it is written before one of another letter case, and guesses between no two', async () => {
    const twins = await workspaceOf(`${HEADER}\nAbc,1,,Basic,No\naBC,2,,Basic,Yes\nx-Ä1,3,,Basic,No\n`);
    const found = (id: string) => findCustomer(twins, id);
    expect([found('Abc')?.customerId, found('Abc')?.features.months]).toEqual(['Abc', 1]);
    expect([found('aBC')?.customerId, found('aBC')?.features.months]).toEqual(['aBC', 2]);
    expect([found('Abc')?.status.active, found('aBC')?.status.active]).toEqual([true, false]);
    for (const third of ['ABC', 'abc', 'aBc']) {
      expect(found(third), third).toBeNull();
      expect(predictForCustomer(twins, third)).toMatchObject({ code: 'customer_not_found', message: `No customer has the ID "${third}". Nearest: Abc, aBC.` });
    }
    for (const id of ['x-Ä1', 'X-Ä1', 'x-ä1', 'X-ä1']) expect(found(id), id).toMatchObject({ customerId: 'x-Ä1', features: { months: 3 } });
    for (const id of ['', 'ab', 'abcd', ' Abc', 'x-a1']) expect(found(id), id).toBeNull();
  });
});

describe('warnings', () => {
  // The members but for those who left before their tenth month.
  const FIRST = 10;
  const lines = MEMBERS.trim().split('\n').filter((line) => !(line.endsWith(',Yes') && Number(line.split(',')[1]) < FIRST));
  const early = (months: string) => ({ feature: 'months', message: `Nobody on file left before ${months}, so for so new a customer this number is low whatever comes later.` });

  it('caution about who is newer than anybody who left, on record or typed, after the remarks on single fields', async () => {
    const loyal = await workspaceOf(`${lines.join('\n')}\n`, () => {}, 5);
    const first = Math.min(...lines.filter((line) => line.endsWith(',Yes')).map((line) => Number(line.split(',')[1])));
    const cautioned = lines.filter((line) => line.endsWith(',No') && Number(line.split(',')[1]) < first).map((line) => line.split(',')[0]!);
    expect(cautioned.length).toBeGreaterThan(3);
    for (const row of loyal.activeRows) {
      const outcome = predictForCustomer(loyal, [...loyal.dataset.rowById.keys()][row]!);
      if (!outcome.ok) expect.fail(outcome.message);
      const { customerId, warnings } = outcome.prediction;
      expect(warnings.filter(({ feature }) => feature === 'months'), customerId!).toEqual(cautioned.includes(customerId!) ? [early(`${first} months`)] : []);
    }
    const typed = (months: number) => {
      const outcome = predictForFeatures(loyal, { months, fee: null, plan: 'Basic' });
      return outcome.ok ? outcome.prediction.warnings.map(({ feature }) => feature) : expect.fail(outcome.message);
    };
    expect(typed(first - 1)).toEqual(['fee', 'months']);
    expect(typed(first)).toEqual(['fee']);
  });
});

it('predictForFeatures reports every field at once', () => {
  expect(predictForFeatures(workspace, { months: 'x', plan: 'Gold', other: 1 })).toMatchObject({ ok: false, code: 'invalid_features', fieldErrors: { months: expect.any(String), plan: expect.any(String), other: expect.any(String) } });
});

describe('suggestions', () => {
  it('begin with what was typed, in either case, in the order of the file, eight at most', () => {
    expect(suggestIds(workspace, 'm1')).toEqual(['M1', 'M10', 'M11', 'M12', 'M13', 'M14', 'M15', 'M16']);
    expect(suggestIds(workspace, ' M20 ')).toEqual(['M20', 'M200']);
    expect(suggestIds(workspace, '')).toEqual([]);
    expect(suggestIds(workspace, 'x')).toEqual([]);
    expect(suggestIds(workspace, 'm1', 2)).toEqual(['M1', 'M10']);
  });

  it('for an unknown id are the nearest three, and an example where none is near', () => {
    // A letter too many, and 9 for nothing or for another digit: one slip each.
    for (const [id, nearest] of [['M199x', ['M199']], ['m999', ['M99', 'M199']], ['150', ['M150']], ['zzz', []], ['', []]] as const) {
      expect(customerNotFound(workspace, id), id).toMatchObject({
        suggestions: nearest,
        message: `No customer has the ID "${id}". ${nearest.length > 0 ? `Nearest: ${nearest.join(', ')}.` : 'IDs here look like M1.'}`,
      });
    }
    expect(customerNotFound(workspace, 'M').suggestions).toEqual(['M1', 'M2', 'M3']);
  });

  it('repeat forty characters of an unknown id, no more', () => {
    expect(customerNotFound(workspace, 'z'.repeat(40)).message).toBe(`No customer has the ID "${'z'.repeat(40)}". IDs here look like M1.`);
    expect(customerNotFound(workspace, 'z'.repeat(41)).message).toBe(`No customer has the ID "${'z'.repeat(40)}…". IDs here look like M1.`);
  });

  it('for a text of any length come at once', () => {
    const start = performance.now();
    for (let i = 0; i < 100; i++) customerNotFound(workspace, 'M'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
