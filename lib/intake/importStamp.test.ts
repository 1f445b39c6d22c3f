import { expect, it } from 'vitest';
import { importStamp } from './importStamp';
import { cancelled, importStateSchema, withResult } from './importState';

it('is the same for the same, and another once anything was chosen, done, cancelled or begun', () => {
  const state = importStateSchema.parse({ formatVersion: 1, id: 'a'.repeat(16), fileName: 'gym.csv', bytes: 10, createdAt: '2026-01-01T00:00:00.000Z' });
  const stamps = [
    importStamp(state, null), importStamp(state, { kind: 'profile' }), importStamp(withResult(state, 'profile'), null), importStamp(cancelled(state, 'profile'), null),
    importStamp({ ...state, remedies: [{ kind: 'leaveOutNuls' }] }, null), importStamp({ ...state, changes: { name: 'Gym' } }, null),
  ];
  expect(new Set(stamps).size).toBe(stamps.length);
  expect(importStamp(structuredClone(state), null)).toBe(stamps[0]);
});
