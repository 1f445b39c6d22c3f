import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Workspace } from './derive';
import { answerFor, EMPTY_FORM, formDefinition, lookUp, predictFromForm, startFromCustomer, startFromTypical } from './predictForm';
import { workspaceOf } from './workspace.fixture';

let workspace: Workspace;
let bare: Workspace;
let stayed: string;
let left: string;
beforeAll(async () => {
  workspace = await workspaceOf(MEMBERS, () => {}, 5);
  bare = await workspaceOf(MEMBERS);
  const ids = [...workspace.dataset.rowById.keys()];
  // One with a fee on file.
  stayed = ids[workspace.activeRows.find((row) => row % 9 !== 0)!]!;
  left = ids[workspace.churned.indexOf(1)]!;
});

describe('formDefinition', () => {
  it('has a field for each feature, strongest first, and the active customers in bins', () => {
    const definition = formDefinition(workspace, ['M1'])!;
    expect(definition.fields.map((field) => field.name)).toEqual(workspace.model!.card.importance.map((entry) => entry.feature));
    const [fee, months, plan] = [...definition.fields].sort((a, b) => a.name.localeCompare(b.name));
    expect(fee).toMatchObject({ label: 'Fee', unit: 'currency/month', required: false, whole: false, min: 0, max: 1000, options: null });
    expect(months).toMatchObject({ label: 'Months', unit: 'months', required: true, whole: true, min: 0, max: 600, options: null });
    expect(plan).toMatchObject({ required: true, whole: false, min: null, max: null, options: [{ value: 'Basic', label: 'Basic' }, { value: 'Plus, with sauna', label: 'Plus, with sauna' }] });
    expect(definition.learnedFrom).toBe(200);
    expect(definition.distribution).toHaveLength(20);
    expect(definition.distribution.reduce((sum, count) => sum + count, 0)).toBe(workspace.activeRows.length);
    expect(formDefinition(bare, [])).toBeNull();
  });
});

describe('lookUp', () => {
  it('fills the form from the record, spaces aside', () => {
    const state = lookUp(workspace, ` ${stayed} `);
    expect(state).toMatchObject({ customerId: stayed, typical: false, errors: {}, outcome: null });
    expect(state.record).toEqual(state.values);
    expect(Object.keys(state.values)).toEqual(['months', 'fee', 'plan']);
    expect(lookUp(workspace, 'M1').values.fee).toBe('');
  });

  it('gives who left an outcome, and an unknown id an error', () => {
    expect(lookUp(workspace, left).outcome).toEqual({ kind: 'left', leftOn: null, tenure: Number(lookUp(workspace, left).values.months) });
    expect(lookUp(workspace, 'm17x').errors).toEqual({ customerId: 'No customer has the ID "m17x". Nearest: M17, M170, M171.' });
    expect(lookUp(workspace, '  ').errors).toEqual({ customerId: 'Enter a customer ID.' });
    for (const id of ['__proto__', 'constructor']) expect(lookUp(workspace, id).errors).toHaveProperty('customerId');
  });

  it('takes the id in another letter case and writes it as the file does', () => {
    for (const id of [stayed, left]) {
      expect(lookUp(workspace, ` ${id.toLowerCase()} `)).toEqual(lookUp(workspace, id));
      expect(lookUp(workspace, id.toLowerCase())).toMatchObject({ customerId: id, errors: {} });
    }
  });
});

describe('answerFor', () => {
  it('fills the form from the record of who is still there and gives the probability of the save list at once', () => {
    workspace.activeRows.forEach((row, i) => {
      const id = [...workspace.dataset.rowById.keys()][row]!;
      const { outcome, ...form } = answerFor(workspace, id);
      const { outcome: none, ...found } = lookUp(workspace, id);
      expect(none).toBeNull();
      expect(form).toEqual(found);
      expect(outcome).toMatchObject({ kind: 'prediction', basis: 'record', probability: workspace.activeProbability![i] });
    });
    expect(answerFor(workspace, ` ${stayed.toLowerCase()} `)).toEqual(answerFor(workspace, stayed));
  });

  it('says of who left, or is not known, what the search says', () => {
    expect(answerFor(workspace, left).outcome).toMatchObject({ kind: 'left' });
    expect(answerFor(workspace, 'nobody')).toMatchObject({ record: null, outcome: null, errors: { customerId: 'No customer has the ID "nobody". IDs here look like M1.' } });
    for (const id of [left, 'nobody', '', '__proto__']) expect(answerFor(workspace, id)).toEqual(lookUp(workspace, id));
  });

  it('shows the record without a number where there is no model', () => {
    const { errors, ...form } = answerFor(bare, stayed);
    expect(errors.form).toContain('Run "npm run train".');
    expect(form).toMatchObject({ customerId: stayed, values: lookUp(bare, stayed).values, outcome: null });
  });
});

describe('predictFromForm', () => {
  const outcomeOf = (id: string, values: Record<string, string>) => {
    const { outcome } = predictFromForm(workspace, id, values);
    return outcome?.kind === 'prediction' ? outcome : expect.fail('no prediction');
  };

  it('says whether the details are the record\'s, edited, or a prospect\'s', () => {
    const { values } = lookUp(workspace, stayed);
    expect(outcomeOf(stayed, values).basis).toBe('record');
    expect(outcomeOf(stayed, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, ` ${value} `]))).basis).toBe('record');
    expect(outcomeOf(stayed, { ...values, months: '0' }).basis).toBe('edited');
    expect(outcomeOf(stayed, { months: values.months!, plan: values.plan! }).basis).toBe('edited');
    const { explanation, ...asProspect } = outcomeOf('', values);
    const { explanation: onRecord, ...asRecord } = outcomeOf(stayed, values);
    expect(asProspect).toEqual({ ...asRecord, basis: 'prospect', atRisk: null });
    expect({ ...explanation, title: '' }).toEqual({ ...onRecord, title: '' });
    expect([explanation.title, onRecord.title]).toEqual([expect.stringMatching(/this prospect/i), expect.stringContaining(stayed)]);
  });

  it('gives on record the probability of the save list, its charge at risk and its place among the others', () => {
    workspace.activeRows.forEach((row, i) => {
      const id = [...workspace.dataset.rowById.keys()][row]!;
      const { values } = lookUp(workspace, id);
      const outcome = outcomeOf(id, values);
      expect(outcome.probability).toBe(workspace.activeProbability![i]);
      expect(outcome.atRisk).toBe(values.fee === '' ? null : outcome.probability * Number(values.fee));
      expect(outcome.higherThan).toBe(workspace.activeProbability!.filter((other) => other < outcome.probability).length / workspace.activeRows.length);
    });
  });

  it('comes with reasons whose printed numbers add up to the printed probability', () => {
    const tenths = (text: string) => Math.round(Number(text.replace('−', '-').replace(/ pp|%/, '')) * 10) + 0;
    for (const row of workspace.activeRows) {
      const id = [...workspace.dataset.rowById.keys()][row]!;
      const { explanation, probability } = outcomeOf(id, lookUp(workspace, id).values);
      expect(explanation.steps.reduce((sum, { text }) => sum + tenths(text), tenths(explanation.baseText))).toBe(tenths(explanation.totalText));
      expect(tenths(explanation.totalText)).toBe(Math.round(probability * 1000));
    }
  });

  it('keeps what was typed beside the errors, all fields at once', () => {
    const state = predictFromForm(workspace, '', { months: '2.5', fee: '1,5', plan: '', extra: 'x' });
    expect(Object.keys(state.errors).sort()).toEqual(['extra', 'fee', 'months', 'plan']);
    expect(state.values).toEqual({ months: '2.5', fee: '1,5', plan: '', extra: 'x' });
    expect(state.outcome).toBeNull();
  });

  it('gives no number for who left or is not known, nor without a model', () => {
    expect(predictFromForm(workspace, left, { months: '1', plan: 'Basic' }).outcome).toMatchObject({ kind: 'left' });
    expect(predictFromForm(workspace, 'nobody', { months: '1', plan: 'Basic' })).toMatchObject({ outcome: null, errors: { customerId: expect.any(String) } });
    expect(predictFromForm(bare, '', { months: '1', plan: 'Basic' }).errors.form).toContain('Run "npm run train".');
  });
});

describe('startFromTypical', () => {
  it('fills in medians and the commonest categories, which predict without an error', () => {
    const state = startFromTypical(workspace);
    expect(state).toMatchObject({ customerId: '', record: null, typical: true, errors: {}, outcome: { kind: 'prediction', basis: 'prospect', atRisk: null } });
    expect(predictFromForm(workspace, '', state.values).outcome).toEqual(state.outcome);
    expect(startFromTypical(bare)).toEqual(EMPTY_FORM);
  });
});

describe('startFromCustomer', () => {
  it('makes a record a prospect, also of one who left, and says of an unknown id what the search says', () => {
    for (const id of [stayed, left]) {
      const state = startFromCustomer(workspace, id);
      expect(state).toMatchObject({ customerId: '', record: null, typical: false, errors: {}, outcome: { kind: 'prediction', basis: 'prospect' } });
      expect(state.values).toEqual(lookUp(workspace, id).values);
    }
    expect(startFromCustomer(workspace, 'nobody')).toEqual(lookUp(workspace, 'nobody'));
  });
});

it('welcomes who is newer than anybody who left, whatever the threshold says of them', () => {
  const { earliestDeparture } = workspace.customary;
  const newer: Workspace = { ...workspace, customary: { ...workspace.customary, earliestDeparture: 600 } };
  expect(earliestDeparture).toBeLessThan(600);
  const { outcome } = answerFor(newer, stayed);
  expect(outcome).toMatchObject({ headline: 'Too new to say', tooNew: true, action: { title: 'Welcome them' } });
  expect(JSON.stringify(answerFor(newer, stayed))).not.toMatch(/likely to (stay|leave)|settled/);
});
