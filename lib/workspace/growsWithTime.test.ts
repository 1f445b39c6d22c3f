import { expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { growsWithTime } from './growsWithTime';
import { workspaceOf } from './workspace.fixture';

it('growsWithTime names the columns of the file, and is null where there are none', async () => {
  expect(growsWithTime((await workspaceOf(MEMBERS)).dataset)).toBe('For those who left, months stops when they leave; for the others it runs to the snapshot.');
  const none = await workspaceOf(MEMBERS, (json) => {
    json.columns[1] = { ...json.columns[1], role: 'feature' };
  });
  expect(growsWithTime(none.dataset)).toBeNull();
  // What the model does not learn cannot mislead it.
  const kept = await workspaceOf(MEMBERS, (json) => {
    json.columns[1] = { ...json.columns[1], learned: false };
  });
  expect(growsWithTime(kept.dataset)).toBeNull();
});
