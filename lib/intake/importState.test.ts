import { describe, expect, it } from 'vitest';
import { cancelled, importStateSchema, withoutResults, withResult, type ImportState } from './importState';

const state = (change: Partial<ImportState> = {}): ImportState => importStateSchema.parse({ formatVersion: 1, id: 'a'.repeat(16), fileName: 'gym.csv', bytes: 10, createdAt: '2026-01-01T00:00:00.000Z', ...change });

describe('the results of jobs', () => {
  it('stand until an earlier one is made anew', () => {
    const trained = withResult(withResult(withResult(state(), 'profile'), 'check'), 'train');
    expect(trained.done).toEqual(['profile', 'check', 'train']);
    expect(withResult(trained, 'profile').done).toEqual(['profile']);
    expect(withResult(trained, 'check').done).toEqual(['profile', 'check']);
  });

  it('stand when a job is cancelled, which is said until another one has a result or an answer changes', () => {
    const checked = withResult(withResult(state(), 'profile'), 'check');
    const ended = cancelled(checked, 'train');
    expect([ended.done, ended.cancelled]).toEqual([['profile', 'check'], 'train']);
    expect([withResult(ended, 'train').cancelled, withoutResults(ended, 'check').cancelled]).toEqual([null, null]);
  });

  it('of a scoring stands alone', () => {
    expect(withResult(state({ purpose: 'score' }), 'score').done).toEqual(['score']);
  });

  it('go with the answers that they were made under, and so does the version', () => {
    const trained = state({ done: ['profile', 'check', 'train'], version: 'v', failure: { job: 'train', message: 'm', remedy: 'r' } });
    expect(withoutResults(trained, 'check')).toMatchObject({ done: ['profile'], version: null, failure: null });
    expect(withoutResults(trained, 'profile').done).toEqual([]);
  });
});
