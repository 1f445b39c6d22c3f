import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doughnutLabels } from './doughnutLabels';

const GEOMETRY = { cx: 190, cy: 115, radius: 80, height: 230, lineHeight: 16 };

it('puts names beside their slices where there is room', () => {
  const labels = doughnutLabels([0.5, 0.25, 0.25], GEOMETRY);
  expect(labels.map(({ x, y, anchor, leader }) => [Math.round(x), Math.round(y), anchor, leader])).toEqual([[282, 115, 'start', null], [125, 180, 'end', null], [125, 50, 'end', null]]);
});

it('puts the names of small neighbours one below the other, each with a line to its slice', () => {
  const labels = doughnutLabels([0.5, 0.47, 0.01, 0.01, 0.01], GEOMETRY);
  const small = labels.slice(2);
  expect(small.map(({ y }) => Math.round(y))).toEqual([40, 24, 8]);
  expect(small.map(({ leader }) => leader !== null)).toEqual([true, false, true]);
});

it('never lets two names on one side overlap, leave the chart, or change places', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 }), fc.constantFrom(16, 30), (sizes, lineHeight) => {
    const total = sizes.reduce((sum, size) => sum + size);
    const labels = doughnutLabels(sizes.map((size) => size / total), { ...GEOMETRY, lineHeight });
    for (const anchor of ['start', 'end']) {
      const ys = labels.filter((label) => label.anchor === anchor).map(({ y }) => y);
      const down = anchor === 'start' ? ys : ys.toReversed();
      down.forEach((y, i) => expect(y - (down[i - 1] ?? -Infinity)).toBeGreaterThanOrEqual(lineHeight - 1e-6));
      for (const y of ys) expect(y >= lineHeight / 2 - 1e-6 && y <= 230 - lineHeight / 2 + 1e-6).toBe(true);
    }
  }));
});
