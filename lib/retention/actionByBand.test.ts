import { expect, it } from 'vitest';
import { RISK_BANDS } from '@/lib/churn/riskBand';
import { actionForBand } from './actionByBand';

it('has an action of its own for every band, and promises no saving', () => {
  const actions = RISK_BANDS.map(actionForBand);
  expect(new Set(actions.map((action) => action.title)).size).toBe(RISK_BANDS.length);
  for (const { title, detail } of actions) {
    expect(`${title} ${detail}`).not.toMatch(/[€$%]|\bsave/i);
    expect(detail).toMatch(/\.$/);
  }
  expect(actions.map((action) => action.title)).toEqual(['Leave in peace', 'Write to them', 'Call this week', 'Call today']);
});
