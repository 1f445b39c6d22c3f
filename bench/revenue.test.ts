import { expect, it } from 'vitest';
import { bundledWorkspace } from '@/lib/workspace/workspace.fixture';
import { ALL, isCovered, lossesAgainstTruth } from './revenue';

it('expected losses of the bundled customers are near those of their true hazards, and the printed ranges hold them', async () => {
  const all = lossesAgainstTruth(await bundledWorkspace());
  for (const loss of all) {
    const error = Math.abs(loss.expected / loss.truth - 1);
    // The month after the snapshot is a January, when more leave than in other months; curves know no season. A year has them all.
    if (loss.label === ALL) expect(error, `${loss.measure} by month ${loss.months}`).toBeLessThan(loss.months === 1 ? 0.25 : 0.12);
    // Segments are told apart by a model of few trees, and some lose little.
    if (loss.months === 12) expect(error, `${loss.measure}, ${loss.label}`).toBeLessThan(0.2);
  }
  // Nine in ten lives are what a range promises, of years as they happen; the expected year lies in it oftener.
  expect(all.filter(isCovered).length / all.length).toBeGreaterThan(0.85);
});
