import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, type Forecast, type Progressed } from './forecast';
import { shareOfTraining, STAGES, type Stage } from './trainingStages';

/** Shares of the time of a whole training, as they were measured. */
const MEASURED: Record<string, { seconds: number; of: Record<Stage, number> }> = {
  'bundled, 8,000 × 12': { seconds: 81, of: { settings: 0.303, trees: 0.151, comparison: 0.04, interval: 0.324, importance: 0.061, drivers: 0.065, history: 0.019, segments: 0.037 } },
  'a gym, 1,500 × 4': { seconds: 22.9, of: { settings: 0.444, trees: 0.128, comparison: 0.062, interval: 0.271, importance: 0.011, drivers: 0.039, history: 0.013, segments: 0.032 } },
  'a wide file, 3,000 × 40': { seconds: 140, of: { settings: 0.497, trees: 0.14, comparison: 0.02, interval: 0.243, importance: 0.017, drivers: 0.019, history: 0, segments: 0.064 } },
};
/** These say how far they are; the others only that they have begun. */
const SAYING: readonly Stage[] = ['settings', 'trees', 'interval'];

/** Its reports every quarter of a second, behind some seconds in which it waits. */
function reports({ seconds, of }: (typeof MEASURED)[string], waits = 0): Progressed[] {
  let at = waits * 1000;
  return [{ at: 0, share: 0 }, ...(Object.keys(STAGES) as Stage[]).flatMap((stage) => {
    const took = of[stage] * seconds * 1000;
    const steps = SAYING.includes(stage) ? Math.max(1, Math.floor(took / 250)) : 1;
    const made = Array.from({ length: steps }, (_, i) => ({ at: at + (i * took) / steps, share: shareOfTraining(stage, i / steps) }));
    at += took;
    return made;
  })];
}

function told(progress: readonly Progressed[]): { at: number; share: number; secondsLeft: number | null }[] {
  let before: Forecast | null = null;
  return progress.map((now) => ({ ...now, secondsLeft: (before = forecast(before, now)).secondsLeft }));
}

describe('the time that a training still needs', () => {
  it.each(Object.keys(MEASURED))('of %s is told from a tenth on, never rises, and is within a factor of two of what it takes until a tenth is left', (name) => {
    const training = MEASURED[name]!;
    const known = told(reports(training, 7)).filter(({ secondsLeft }) => secondsLeft !== null);
    expect(known[0]!.share).toBeGreaterThan(0.1);
    expect(known[0]!.share).toBeLessThan(0.2);
    const end = (7 + training.seconds) * 1000;
    let last = Infinity;
    for (const { at, secondsLeft } of known) {
      expect(secondsLeft!).toBeLessThanOrEqual(last);
      last = secondsLeft!;
      const left = (end - at) / 1000;
      if (left > training.seconds / 10) expect(Math.max(left / secondsLeft!, secondsLeft! / left)).toBeLessThan(2);
    }
  });

  it('does not rise when another program takes half of the machine', () => {
    const halved = reports(MEASURED['bundled, 8,000 × 12']!).map(({ at, share }) => ({ share, at: at < 30_000 ? at : 30_000 + 2 * (at - 30_000) }));
    const seconds = told(halved).flatMap(({ secondsLeft }) => secondsLeft ?? []);
    expect(seconds.length).toBeGreaterThan(100);
    expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
  });

  it('is not told while it waits for another one, and not where it takes much longer than was told', () => {
    expect(told([{ at: 0, share: 0 }, { at: 60_000, share: 0 }, { at: 61_000, share: 0.05 }, { at: 62_000, share: 0.12 }]).map(({ secondsLeft }) => secondsLeft)).toEqual([null, null, null, null]);
    // Half of it in ten seconds, and then for a minute next to nothing.
    const stuck = told([0, 0.1, 0.2, 0.3, 0.4, 0.5].map((share, i) => ({ at: 2000 * i, share })).concat({ at: 70_000, share: 0.51 }));
    expect(stuck.map(({ secondsLeft }) => secondsLeft && Math.round(secondsLeft))).toEqual([null, null, 16, 14, 12, 10, null]);
  });

  it('never rises, whatever a job reports', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 60 }), (steps) => {
      let at = 0;
      const shares = steps.map(([, share]) => share).sort();
      const seconds = told(steps.map(([wait], i) => ({ at: (at += wait * 1000), share: shares[i]! }))).flatMap(({ secondsLeft }) => secondsLeft ?? []);
      expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
      expect(seconds.every((left) => left >= 0)).toBe(true);
    }));
  });
});
