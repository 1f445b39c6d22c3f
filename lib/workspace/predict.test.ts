import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Workspace } from './derive';
import { customerNotFound, findCustomer, predictForCustomer, predictForFeatures, suggestIds } from './predict';
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
    expect(Object.keys(outcome.prediction)).toEqual(['customerId', 'churn', 'probability', 'riskBand', 'threshold', 'modelVersion', 'warnings']);
    expect(outcome.prediction).toMatchObject({ customerId: stayed, threshold: 0.5, modelVersion: workspace.model!.card.modelVersion });
    expect(outcome.prediction.churn).toBe(outcome.prediction.probability >= 0.5 ? 'Yes' : 'No');
  });

  it('refuses who left, and who is not known', () => {
    expect(predictForCustomer(workspace, left)).toEqual({ ok: false, code: 'customer_left', leftOn: null, message: `Customer ${left} already left; there is nothing to predict.` });
    expect(predictForCustomer(workspace, 'm17')).toMatchInlineSnapshot(`
      {
        "code": "customer_not_found",
        "message": "No customer has the ID "m17". Nearest: M17, M170, M171.",
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
    const dated = await workspaceOf('id,months,fee,plan,left,from,to\na,1,1,Basic,Yes,2024-01-01,2024-02-29\n', (json) => {
      Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
      json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
    });
    expect(predictForCustomer(dated, 'a')).toMatchObject({ code: 'customer_left', leftOn: '2024-02-29', message: 'Customer a already left on 2024-02-29; there is nothing to predict.' });
    expect(findCustomer(dated, 'a')).toEqual({ customerId: 'a', status: { active: false, leftOn: '2024-02-29' }, features: { months: 1, fee: 1, plan: 'Basic' } });
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

  it('for an unknown id share its longest beginning that some id has', () => {
    expect(customerNotFound(workspace, 'M199x').suggestions).toEqual(['M199']);
    expect(customerNotFound(workspace, 'm999').suggestions).toEqual(['M99']);
    expect(customerNotFound(workspace, 'zzz').suggestions).toEqual([]);
    expect(customerNotFound(workspace, 'zzz').message).toBe('No customer has the ID "zzz".');
    // By definition: the longest slice that suggests something.
    for (const id of ['M', 'M2', 'M20', 'M205', 'm15M', '1M', ' M3', '20']) {
      let expected: string[] = [];
      for (let length = id.trim().length; length > 0 && expected.length === 0; length--) expected = suggestIds(workspace, id.trim().slice(0, length), 3);
      expect(customerNotFound(workspace, id).suggestions, id).toEqual(expected);
    }
  });

  it('for a text of any length come at once', () => {
    const start = performance.now();
    for (let i = 0; i < 100; i++) customerNotFound(workspace, 'M'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
