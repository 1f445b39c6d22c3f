import { describe, expect, it } from 'vitest';
import { groupCounts, share } from '@/lib/churn/groupRates';
import { fairnessFindings, groupsAtCut, ratioInterval } from './fairness';

/** Groups of so many customers who left and stayed, of whom so many are flagged. */
function groups(of: Record<string, { left: number; found: number; stayed: number; alarms: number }>) {
  const rows = Object.values(of).flatMap(({ left, found, stayed, alarms }, group) => [
    ...Array.from({ length: left }, (_, i) => ({ y: 1, p: i < found ? 0.9 : 0.1, group })),
    ...Array.from({ length: stayed }, (_, i) => ({ y: 0, p: i < alarms ? 0.9 : 0.1, group })),
  ]);
  const counts = groupCounts(rows.map(({ y }) => y), rows.map(({ p }) => p), rows.map(({ group }) => group), Object.keys(of), [0.5]);
  // As if predicted rightly on average, which the scores above are not.
  return groupsAtCut({ name: 'g', label: 'G', groups: counts.map((group) => ({ ...group, predicted: group.positives / group.n })), notShown: 0 }, 0);
}

describe('ratioInterval', () => {
  it('is the log method, and none where a share is 0', () => {
    // By hand: ½ · exp(∓1.96·√(1/10 − 1/100 + 1/20 − 1/100)).
    const [lower, upper] = ratioInterval(share(10, 100), share(20, 100))!;
    expect(lower).toBeCloseTo(0.5 * Math.exp(-1.959963984540054 * Math.sqrt(0.13)), 12);
    expect(upper).toBeCloseTo(0.5 * Math.exp(1.959963984540054 * Math.sqrt(0.13)), 12);
    expect(ratioInterval(share(0, 100), share(20, 100))).toBeNull();
  });
});

describe('fairnessFindings', () => {
  it('says nothing against groups that are flagged alike', () => {
    const alike = groups({ A: { left: 100, found: 60, stayed: 300, alarms: 30 }, B: { left: 100, found: 55, stayed: 300, alarms: 30 } });
    // By hand: 85 of 400 against 90 of 400; the intervals by the formula below.
    expect(fairnessFindings(alike)).toEqual([
      { text: 'Flagged: 21.3% of “B” against 22.5% of “A”, ratio 0.94 (95% interval 0.73 to 1.23): no warning.', warns: false, caution: null },
      { text: 'Found among those who left: 55.0% of “B” against 60.0% of “A”, ratio 0.92 (95% interval 0.72 to 1.16): no warning.', warns: false, caution: null },
      { text: 'Flagged among those who stayed: 10.0% of every group: no warning.', warns: false, caution: null },
    ]);
  });

  it('warns of a ratio below .8 and names the base rates where they explain it', () => {
    const [flagged, found] = fairnessFindings(groups({ young: { left: 100, found: 60, stayed: 900, alarms: 40 }, old: { left: 400, found: 240, stayed: 600, alarms: 40 } }));
    expect(flagged).toMatchObject({ warns: true, text: expect.stringContaining('10.0% of “young” against 28.0% of “old”, ratio 0.36 (95% interval 0.29 to 0.44), below 0.8.') });
    expect(flagged!.caution).toContain('left at different rates too (10.0% and 40.0%, ratio 0.25)');
    expect(found).toMatchObject({ warns: false });
  });

  it('asks for the reason where they do not, and says when chance would do', () => {
    const [flagged] = fairnessFindings(groups({ A: { left: 300, found: 100, stayed: 700, alarms: 20 }, B: { left: 300, found: 200, stayed: 700, alarms: 40 } }));
    expect(flagged!.caution).toMatch(/^How often these groups leave does not explain it/);
    // 8 of 40 against 12 of 40: z = −1.03.
    const [small] = fairnessFindings(groups({ A: { left: 10, found: 5, stayed: 30, alarms: 3 }, B: { left: 10, found: 7, stayed: 30, alarms: 5 } }));
    expect(small).toMatchObject({ warns: true, caution: expect.stringContaining('chance alone') });
    const three = fairnessFindings(groups({ A: { left: 300, found: 100, stayed: 700, alarms: 20 }, B: { left: 300, found: 200, stayed: 700, alarms: 40 }, C: { left: 300, found: 150, stayed: 700, alarms: 40 } }));
    expect(three[0]!.caution).toContain('the largest of 3 differences');
  });

  it('names groups that are predicted too low or too high, and only those', () => {
    const [rightly] = groups({ A: { left: 100, found: 60, stayed: 300, alarms: 30 } });
    // 25% left; Wilson's interval at 100 of 400 is 21.0% to 29.5%.
    const at = (predicted: number) => fairnessFindings([{ ...rightly!, predicted }]).map((finding) => finding.text);
    expect(at(0.29)).toEqual([]);
    expect(at(0.2)).toEqual(['Predicted too low for “A”: 20.0% on average, while 25.0% left (95% interval 21.0% to 29.5%).']);
    expect(at(0.3)).toEqual(['Predicted too high for “A”: 30.0% on average, while 25.0% left (95% interval 21.0% to 29.5%).']);
  });

  it('does not judge a group of fewer than 30, nor one alone, nor where nobody is flagged', () => {
    const few = groups({ A: { left: 300, found: 100, stayed: 700, alarms: 20 }, B: { left: 9, found: 9, stayed: 20, alarms: 20 } });
    expect(few.map((group) => group.judged)).toEqual([true, false]);
    expect(fairnessFindings(few)).toEqual([]);
    expect(fairnessFindings(groups({ A: { left: 30, found: 0, stayed: 30, alarms: 0 }, B: { left: 30, found: 0, stayed: 30, alarms: 0 } }))).toEqual([]);
    expect(fairnessFindings([])).toEqual([]);
  });
});
