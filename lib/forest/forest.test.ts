import { expect, it } from 'vitest';
import { treeEnd } from './forest';
import { smallForest } from './forest.fixture';

it('ends a tree where the next begins, and the last at the last node', () => {
  expect([treeEnd(smallForest(), 0), treeEnd(smallForest(), 1)]).toEqual([5, 6]);
});
