import { expect, it } from 'vitest';
import { Recent } from './recent';

it('computes once, and lets go of what was not asked for longest', () => {
  const computed: string[] = [];
  const recent = new Recent<string, string | undefined>(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) recent.get(key, () => void computed.push(key));
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});
