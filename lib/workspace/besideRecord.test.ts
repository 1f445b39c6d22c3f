import { beforeAll, expect, it } from 'vitest';
import type { Workspace } from './derive';
import { answerFor, predictFromForm } from './predictForm';
import { bundledWorkspace } from './workspace.fixture';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await bundledWorkspace();
});
const viewOf = (state: ReturnType<typeof answerFor>) => (state.outcome?.kind === 'prediction' ? state.outcome : expect.fail('no prediction'));

it('keeps the answer before the edits beside theirs, and remarks that only they bring about', () => {
  const ids = [...workspace.dataset.rowById.keys()];
  const tenure = workspace.dataset.dictionary.columns.find(({ role }) => role === 'tenure')!.name;
  let flagged = 0;
  for (const row of workspace.activeRows.filter((_, i) => i % 200 === 0)) {
    const state = answerFor(workspace, ids[row]!);
    const record = viewOf(state);
    expect(record).toMatchObject({ before: null, flags: {} });
    const edited = viewOf(predictFromForm(workspace, ids[row]!, { ...state.values, [tenure]: '590' }));
    const best = 'missing' in record.offers ? null : (record.offers.best?.terms.value ?? 0);
    // What moves the value of an offer is the chance that lies ahead and the lifetime value, so they are kept beside it.
    const { leaving, clv } = 'missing' in record.offers ? expect.fail('the bundled file has tenure and charges') : record.offers;
    expect(edited.before).toEqual({ probability: record.probability, leaving: leaving.probability, clv, best });
    expect(record.ahead!.leave.share).toBe(leaving.probability);
    for (const message of Object.values(edited.flags)) expect(record.warnings.some((known) => message.includes(known))).toBe(false);
    // Nobody stayed 590 months.
    expect(edited.flags[tenure]).toContain('lies outside the customers');
    flagged++;
    expect(viewOf(predictFromForm(workspace, ids[row]!, state.values))).toMatchObject({ before: null, flags: {} });
    const prospect = viewOf(predictFromForm(workspace, '', { ...state.values, [tenure]: '590' }));
    expect(prospect.before).toBeNull();
    expect(prospect.flags[tenure]).toContain('lies outside the customers');
  }
  expect(flagged).toBeGreaterThan(10);
});
