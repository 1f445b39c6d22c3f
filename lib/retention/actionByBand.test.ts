import { expect, it } from 'vitest';
import { RISK_BANDS } from '@/lib/churn/riskBand';
import { ACTION_FOR_NEWCOMER, actionForBand } from './actionByBand';

it('has an action of its own for every band and for newcomers, promises no saving and calls nobody settled', () => {
  const actions = [...RISK_BANDS.map(actionForBand), ACTION_FOR_NEWCOMER];
  expect(new Set(actions.map((action) => action.title)).size).toBe(actions.length);
  for (const { title, detail } of actions) {
    expect(`${title} ${detail}`).not.toMatch(/[€$%]|\bsave|settled|loyal/i);
    expect(detail).toMatch(/\.$/);
  }
  expect(actions.map((action) => action.title)).toEqual(['Nothing now', 'Write to them', 'Call this week', 'Call today', 'Welcome them']);
});
