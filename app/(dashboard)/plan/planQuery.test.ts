import { beforeAll, describe, expect, it } from 'vitest';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { planAddress, planQueryText, problemText, readPlanQuery, settingsOf } from './planQuery';

let workspace: Workspace;
beforeAll(async () => {
  const bare = await workspaceOf('id,months,fee,plan,left\nA,3,40,Basic,No\n"B, C",3,40,Basic,No\nD,3,40,Basic,Yes\n');
  workspace = deriveWorkspace({ ...bare.parts, offers: { offers: offersFile(offerJson(), offerJson({ id: 'fiber', name: 'Fiber', when: [{ column: 'internet', in: ['Fiber'] }] })), problem: null } });
});

describe('readPlanQuery', () => {
  it('is the usual plan where the address says nothing', () => {
    expect(readPlanQuery({}, workspace)).toEqual({ settings: DEFAULT_PLAN, page: 1, ignored: [], problems: {} });
    expect(readPlanQuery({ budget: '', days: ' ' }, workspace).settings).toEqual(DEFAULT_PLAN);
  });

  it('reads every part, and the address that is written brings the same plan', () => {
    const { settings, page, ignored } = readPlanQuery({ budget: '2500.50', days: '3', 'cap.phone': '7', min: '5', segment: 'new', control: '12.5', draw: '4', without: ['A', 'B, C'], 'offer.A': 'gift', page: '2' }, workspace);
    expect(ignored).toEqual([]);
    expect(settings).toEqual({ budget: 2500.5, days: 3, capacity: { phone: 7 }, minValue: 5, segment: 'new', control: 0.125, draw: 4, without: ['A', 'B, C'], fixed: { A: 'gift' } });
    expect(page).toBe(2);
    expect(settingsOf(planQueryText(settings), workspace)).toEqual(settings);
    expect(planAddress(settings)).toBe('/plan?budget=2500.5&days=3&cap.phone=7&min=5&segment=new&control=12.5&draw=4&without=A&without=B%2C+C&offer.A=gift');
    expect(planAddress(DEFAULT_PLAN)).toBe('/plan');
  });

  it('does not guess a number that cannot be read: the field keeps what was typed, with the reason', () => {
    const { settings, problems, ignored } = readPlanQuery({ budget: '5.000', days: '2.5', 'cap.phone': 'many', min: '-1', control: '80' }, workspace);
    expect(settings).toEqual(DEFAULT_PLAN);
    expect(ignored).toEqual([]);
    expect(problems).toEqual({
      budget: { label: 'Budget', typed: '5.000', problem: '“5.000” could be 5,000 or 5: write 5000 or 5.' },
      days: { label: 'Working days', typed: '2.5', problem: '“2.5” is not whole: write a whole number.' },
      'cap.phone': { label: 'Phone, at most', typed: 'many', problem: '“many” is not a number: write digits such as 5000 or 5000.50.' },
      min: { label: 'Least expected value', typed: '-1', problem: '“-1” is negative: write 0 or more.' },
      control: { label: 'Control group', typed: '80', problem: '“80” is too much: write at most 50.' },
    });
    expect(problemText(readPlanQuery({ budget: 'abc' }, workspace))).toBe('Budget: “abc” is not a number: write digits such as 5000 or 5000.50.');
    expect(problemText(readPlanQuery({ segment: 'whales' }, workspace))).toBeNull();
  });

  it('reads numbers as people type them', () => {
    expect(readPlanQuery({ budget: '€5,000', days: '1 0', control: '12.5 %', min: '2.50 EUR', 'cap.phone': '1,000' }, workspace)).toMatchObject({ problems: { days: {} }, settings: { budget: 5000, control: 0.125, minValue: 2.5, capacity: { phone: 1000 } } });
  });

  it('leaves out and names what else makes no sense', () => {
    const { settings, ignored, problems } = readPlanQuery({ segment: 'whales', draw: '0', without: ['Z', 'D'], 'offer.A': 'bribe', 'offer.B, C': 'fiber', 'offer.D': 'gift', page: '0', 'cap.pigeon': '4', zzz: '1' }, workspace);
    expect(settings).toEqual(DEFAULT_PLAN);
    expect(problems).toEqual({});
    expect(ignored).toEqual([
      'This page knows no “cap.pigeon”, no “zzz”.',
      'There is no segment "whales".',
      'Draw "0": expected a whole number from 1 to 999,999.',
      'No customer has the ID "Z".',
      'D has left: there is nothing to plan for them.',
      'There is no offer "bribe" for A.',
      'Fiber for B, C is not applicable: the file lacks a category column "internet".',
      'D has left: there is nothing to plan for them.',
      'Page "0": expected a whole number from 1 to 999,999.',
    ]);
  });
});
