import { beforeAll, describe, expect, it } from 'vitest';
import type { FeatureValues } from '@/lib/churn/encoder';
import type { DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { cellValue, featureColumns } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';
import { findCustomer, modelFeatures, predictForFeatures } from '@/lib/workspace/predict';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { seenBefore } from './seenBefore';
import { whatWouldKeep } from './whatWouldKeep';

/** Members with three things that the gym can change; a class only beside the plan that has classes, as "none" beside the other. */
const CLUB = `id,months,fee,plan,class,pay,left\n${Array.from({ length: 400 }, (_, i) => {
  const plus = i % 3 === 0;
  const pay = ['Cash', 'Card', 'Debit'][Math.floor(i / 3) % 3]!;
  const coached = plus && i % 2 === 0;
  const leaves = (i * 53) % 100 < 75 - (plus ? 35 : 0) - (pay === 'Debit' ? 20 : 0) - (coached ? 10 : 0) - (i % 5) * 2;
  return `M${i + 1},${(i * 37) % 60},${20 + (i % 5) * 5},${plus ? '"Plus, with sauna"' : 'Basic'},${plus ? (coached ? 'Yoga' : 'Box') : 'none'},${pay},${leaves ? 'Yes' : 'No'}`;
}).join('\n')}\n`;
const described = (json: DictionaryJson) => {
  json.columns.splice(4, 0,
    { name: 'class', label: 'Class', type: 'category', categories: ['none', 'Yoga', 'Box'], actionable: true },
    { name: 'pay', label: 'Payment', type: 'category', categories: ['Cash', 'Card', 'Debit'], actionable: true });
  for (const column of json.columns) if (column.name === 'fee' || column.name === 'plan') column.actionable = true;
};
const COLUMNS = ['fee', 'plan', 'class', 'pay'];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await workspaceOf(CLUB, described, 8);
});
const idAt = (of: Workspace, row: number) => [...of.dataset.rowById.keys()][row]!;
const detailsOf = (id: string) => modelFeatures(workspace, findCustomer(workspace, id)!.features);
const predict = (details: FeatureValues) => {
  const found = predictForFeatures(workspace, details);
  return found.ok ? found.prediction.probability : expect.fail('no prediction');
};

/** Every combination of other values of one to three columns, but no higher fee, that passes both tests, whatever the search does. */
function bruteForce(details: FeatureValues): { columns: number; probability: number }[] {
  const values = new Map(COLUMNS.map((name) => {
    const column = featureColumns(workspace.dataset).find(({ spec }) => spec.name === name)!;
    return [name, [...new Set(Array.from({ length: workspace.dataset.rowCount }, (_, row) => cellValue(column, row)))]];
  }));
  let all: FeatureValues[] = [details];
  for (const name of COLUMNS) all = all.flatMap((one) => values.get(name)!.map((value) => ({ ...one, [name]: value })));
  return all.flatMap((one) => {
    const changed = COLUMNS.filter((name) => one[name] !== details[name]);
    if (changed.length === 0 || changed.length > 3 || Number(one.fee) > Number(details.fee) || !seenBefore(workspace.dataset, workspace.customary.together, one, new Set(changed))) return [];
    return [{ columns: changed.length, probability: predict(one) }];
  });
}

describe('whatWouldKeep', () => {
  it('finds the smallest change there is, as trying everything does, and the nearest where there is none', () => {
    const seen = { found: 0, none: 0, below: 0 };
    for (const threshold of [0.2, 0.35, 0.5]) {
      const strict: Workspace = { ...workspace, assumptions: { ...workspace.assumptions, threshold } };
      for (const row of [...workspace.activeRows].filter((_, i) => i % 7 === 0)) {
        const id = idAt(workspace, row);
        const { answers, nearest, probability } = whatWouldKeep(strict, id)!;
        if (probability < threshold) {
          seen.below++;
          expect([answers, nearest]).toEqual([[], null]);
          continue;
        }
        const all = bruteForce(detailsOf(id));
        const under = all.filter((one) => one.probability < threshold);
        expect(answers.length > 0).toBe(under.length > 0);
        if (answers.length > 0) {
          seen.found++;
          expect(nearest).toBeNull();
          expect(answers[0]!.changes).toHaveLength(Math.min(...under.map(({ columns }) => columns)));
          expect(answers.every((answer) => answer.probability < threshold)).toBe(true);
        } else {
          seen.none++;
          const lowest = Math.min(...all.map((one) => one.probability));
          expect(nearest?.probability ?? null).toBe(lowest < probability ? lowest : null);
        }
      }
    }
    expect(Object.values(seen).every((count) => count > 5)).toBe(true);
  });

  it('gives the probability that predicting the changed details gives, to the last bit, and their lifetime value', () => {
    for (const row of workspace.activeRows) {
      const id = idAt(workspace, row);
      const { answers, nearest, probability } = whatWouldKeep(workspace, id)!;
      expect(probability).toBe(predict(detailsOf(id)));
      for (const { fields, probability: after, clv } of [...answers, ...(nearest ? [nearest] : [])]) {
        expect(Object.keys(fields).every((name) => COLUMNS.includes(name))).toBe(true);
        expect(after).toBe(predict({ ...detailsOf(id), ...fields }));
        expect(clv).toBeGreaterThan(0);
      }
    }
  });

  it('says each change in words, different in its columns from the others, at most three', () => {
    const strict: Workspace = { ...workspace, assumptions: { ...workspace.assumptions, threshold: 0.4 } };
    let changes = 0;
    for (const row of workspace.activeRows) {
      const { answers } = whatWouldKeep(strict, idAt(workspace, row))!;
      expect(answers.length).toBeLessThanOrEqual(3);
      expect(new Set(answers.map((answer) => Object.keys(answer.fields).sort().join())).size).toBe(answers.length);
      for (const change of answers.flatMap((answer) => answer.changes)) {
        changes++;
        expect(change.from).not.toBe(change.to);
        if (change.label === 'Fee') expect(change.to).toMatch(/^€\d+\.\d\d a month$/);
      }
    }
    expect(changes).toBeGreaterThan(10);
  });

  it('has nothing to change where the dictionary marks nothing, and nobody to keep without a model, among who left and who is not on file', async () => {
    const unmarked = await workspaceOf(CLUB, (json) => {
      described(json);
      for (const column of json.columns) delete column.actionable;
    }, 3);
    const risky = unmarked.activeRows[unmarked.activeProbability!.indexOf(Math.max(...unmarked.activeProbability!))]!;
    const strict = { ...unmarked, assumptions: { ...unmarked.assumptions, threshold: 0.01 } };
    expect(whatWouldKeep(strict, idAt(unmarked, risky))).toMatchObject({ actionable: [], answers: [], nearest: null });
    expect(whatWouldKeep(workspace, idAt(workspace, workspace.churned.indexOf(1)))).toBeNull();
    expect(whatWouldKeep(workspace, 'nobody')).toBeNull();
    expect(whatWouldKeep({ ...workspace, model: null }, idAt(workspace, workspace.activeRows[0]!))).toBeNull();
  });
});

describe('seenBefore', () => {
  const seen = (details: FeatureValues, ...changed: string[]) => seenBefore(workspace.dataset, workspace.customary.together, details, new Set(changed));
  const details = { months: 5, fee: 25, plan: 'Basic', class: 'none', pay: 'Cash' };

  it('refuses what no customer has together, where one of the two was changed', () => {
    expect(seen({ ...details, pay: 'Debit' }, 'pay')).toBe(true);
    expect(seen({ ...details, class: 'Yoga' }, 'class')).toBe(false);
    expect(seen({ ...details, class: 'Yoga', plan: 'Plus, with sauna' }, 'class', 'plan')).toBe(true);
    // Odd already before: only the change is judged.
    expect(seen({ ...details, class: 'Yoga', pay: 'Debit' }, 'pay')).toBe(true);
  });

  it('keeps a number within what customers of each category have', () => {
    expect([seen({ ...details, fee: 40 }, 'fee'), seen({ ...details, fee: 41 }, 'fee'), seen({ ...details, fee: 19 }, 'fee'), seen({ ...details, fee: 99 }, 'pay'), seen({ ...details, fee: 99 })]).toEqual([true, false, false, false, true]);
    expect(seen({ ...details, fee: null, pay: 'Card' }, 'pay')).toBe(true);
  });
});

it('moves in the bundled file only what the dictionary marks, never to what cautions flag, and never who they are or how long they stayed', async () => {
  const bundled = await bundledWorkspace();
  const marked = featureColumns(bundled.dataset).filter(({ spec }) => spec.actionable).map(({ spec }) => spec.name);
  expect(marked.length).toBeGreaterThan(5);
  const fixed = bundled.dataset.dictionary.columns.filter(({ role }) => ['tenure', 'totalCharge', 'protected', 'id', 'churn', 'signupDate', 'churnDate'].includes(role));
  expect(fixed.some(({ actionable }) => actionable)).toBe(false);
  const risky = [...bundled.activeRows].filter((row) => bundled.probability![row]! >= bundled.assumptions.threshold).slice(0, 60);
  expect(risky.length).toBeGreaterThan(20);
  for (const row of risky) {
    const id = idAt(bundled, row);
    const details = modelFeatures(bundled, findCustomer(bundled, id)!.features);
    const warnings = (of: FeatureValues) => {
      const found = predictForFeatures(bundled, of);
      return found.ok ? found.prediction : expect.fail('no prediction');
    };
    const before = new Set(warnings(details).warnings.map(({ message }) => message));
    const { answers, nearest } = whatWouldKeep(bundled, id)!;
    for (const { fields, probability } of [...answers, ...(nearest ? [nearest] : [])]) {
      expect(Object.keys(fields).every((name) => marked.includes(name))).toBe(true);
      const after = warnings({ ...details, ...fields });
      expect(after.probability).toBe(probability);
      expect(after.warnings.every(({ message }) => before.has(message))).toBe(true);
    }
  }
});
