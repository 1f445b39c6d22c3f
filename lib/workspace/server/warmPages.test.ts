import { expect, it, vi } from 'vitest';
import type { Workspace } from '@/lib/workspace/derive';
import { sharedCache } from '@/lib/workspace/sharedCache';
import { survivalPage } from '@/lib/workspace/survivalPage/survivalPage';
import { bundledWorkspace } from '@/lib/workspace/workspace.fixture';
import { warmPages } from './warmPages';

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const kept = (workspace: Workspace) => ['kpiCards', 'overviews', 'segmentCards', 'heatMap', 'survivalPage', 'getModelView'].filter((name) => sharedCache<Workspace, unknown>(name).has(workspace));

it('what pages begin with is there before they ask, and what cannot be computed does not stop the rest', async () => {
  const workspace = { ...(await bundledWorkspace()) };
  expect(kept(workspace)).toEqual([]);
  await warmPages(workspace);
  expect(kept(workspace)).toHaveLength(6);
  expect(survivalPage(workspace)).toBe(survivalPage(workspace));

  const broken = { ...workspace, get segments(): never { throw new Error('no segments'); } };
  await warmPages(broken);
  expect(kept(broken)).toEqual(expect.arrayContaining(['kpiCards', 'survivalPage', 'getModelView']));
});
