import { beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from './derive';
import { interactionsView } from './driversViewPairs';
import { workspaceOf } from './workspace.fixture';

let gym: Workspace;
beforeAll(async () => {
  // Of 40 in each of four combinations 30, 20, 10 and 0 left; of a fifth there are 29, who all left.
  const block = (months: number, plan: string, count: number, left: number) => Array.from({ length: count }, (_, i) => `${months}-${plan.length}-${i},${months},20,${plan},${i < left ? 'Yes' : 'No'}`);
  const plus = '"Plus, with sauna"';
  const rows = [...block(1, 'Basic', 40, 30), ...block(1, plus, 40, 20), ...block(9, 'Basic', 40, 10), ...block(9, plus, 40, 0), ...block(5, 'Basic', 29, 29), ...block(5, plus, 1, 0)];
  gym = await workspaceOf(`id,months,fee,plan,left\n${rows.join('\n')}\n`);
});

const pair = (features: [string, string], strength = 0.054) => interactionsView(gym, { sampleSize: 7, pairs: [{ features, strength }] });

describe('interactionsView', () => {
  it('says that the joint effect is part of the figures of the two, and which way it goes in the file', () => {
    const view = pair(['months', 'plan'])!;
    expect(view).toMatchObject({ title: 'Months and plan act together most: 5.4 points on average', sampleSize: 7, pairs: [{ label: 'Months × plan', strength: 0.054 }] });
    expect(view.sentence).toContain('already within the figures of the two features above');
    expect(view.combinations!.features).toEqual(['Months', 'Plan']);
    expect(view.combinations!.shown.map(({ labels, count, rate }) => [...labels, count, rate])).toEqual([
      ['1 month', 'Basic', 40, 0.75], ['1 month', 'Plus, with sauna', 40, 0.5], ['9 months', 'Basic', 40, 0.25], ['9 months', 'Plus, with sauna', 40, 0],
    ]);
    expect(view.combinations!.sentence).toMatch(/^Highest of 4 combinations of at least 30 customers: 1 month with Basic: 75\.0% of 40 left\. Lowest: 9 months with Plus, with sauna: 0\.0% of 40 left\./);
  });

  it('has nothing to say of combinations where there is one only, and nothing at all without a pair', () => {
    expect(pair(['fee', 'fee'])!.combinations).toBeNull();
    expect(pair(['months', 'no such column'])!.combinations).toBeNull();
    expect(interactionsView(gym, { sampleSize: 7, pairs: [] })).toBeNull();
  });
});
