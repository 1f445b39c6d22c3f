import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListWalk } from './listWalk';

const LAST = 9;
const hrefOf = (place: number) => `/${place}`;
const beside = (place: number) => (place < 0 || place > LAST ? null : { customerId: String(place), href: hrefOf(place) });

/** A list of ten whose pages arrive when told to. */
function walkFrom(first: number) {
  const view = { now: first, target: first };
  const find = async (from: string, steps: number) => {
    await Promise.resolve();
    const to = Math.min(LAST, Math.max(0, Number(from) + steps));
    return { href: hrefOf(to), customerId: String(to), steps: to - Number(from) };
  };
  const walk = new ListWalk(find, (href) => (view.target = Number(href.slice(1))));
  return { view, press: (by: 1 | -1) => walk.step(String(view.now), by, beside(view.now + by)), arrive: () => (view.now = view.target) };
}

describe('ListWalk', () => {
  it('counts every press, however many come before a page does', async () => {
    const { view, press, arrive } = walkFrom(0);
    await Promise.all([press(1), press(1), press(1)]);
    expect(view.target).toBe(3);
    arrive();
    await Promise.all([press(1), press(-1), press(-1)]);
    expect(view.target).toBe(2);
  });

  it('counts on from a page that came while more were asked for', async () => {
    const { view, press, arrive } = walkFrom(0);
    await press(1);
    const second = press(1);
    arrive();
    await Promise.all([second, press(1)]);
    expect(view.target).toBe(3);
  });

  it('ends at the end of the list, from where one step back is one', async () => {
    const { view, press } = walkFrom(8);
    await Promise.all([press(1), press(1), press(1)]);
    expect(view.target).toBe(LAST);
    await press(-1);
    expect(view.target).toBe(8);
  });

  it('starts anew where somebody went elsewhere', async () => {
    const { view, press } = walkFrom(0);
    await Promise.all([press(1), press(1)]);
    view.now = 7;
    await press(1);
    expect(view.target).toBe(8);
  });

  it('is where single steps would lead, whenever pages arrive', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ by: fc.constantFrom(1 as const, -1 as const), arrives: fc.boolean() }), { maxLength: 12 }), async (presses) => {
      const { view, press, arrive } = walkFrom(5);
      let expected = 5;
      for (const { by, arrives } of presses) {
        expected = Math.min(LAST, Math.max(0, expected + by));
        await press(by);
        if (arrives) arrive();
      }
      expect(view.target).toBe(expected);
    }));
  });
});
