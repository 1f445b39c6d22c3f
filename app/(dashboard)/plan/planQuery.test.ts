import { beforeAll, describe, expect, it } from 'vitest';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { planAddress, planQueryText, readPlanQuery, settingsOf } from './planQuery';

let workspace: Workspace;
beforeAll(async () => {
  const bare = await workspaceOf('id,months,fee,plan,left\nA,3,40,Basic,No\n"B, C",3,40,Basic,Yes\n');
  workspace = deriveWorkspace({ ...bare.parts, offers: { offers: offersFile(offerJson()), problem: null } });
});

describe('readPlanQuery', () => {
  it('is the usual plan where the address says nothing', () => {
    expect(readPlanQuery({}, workspace)).toEqual({ settings: DEFAULT_PLAN, page: 1, ignored: [] });
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

  it('leaves out and names what makes no sense', () => {
    const { settings, ignored } = readPlanQuery({ budget: '-5', days: '2.5', 'cap.phone': 'many', min: '1e3', segment: 'whales', control: '80', draw: '0', without: 'Z', 'offer.A': 'bribe', page: '0' }, workspace);
    expect(settings).toEqual(DEFAULT_PLAN);
    expect(ignored).toHaveLength(10);
    expect(ignored.join(' ')).toMatch(/Budget "-5": expected a number from 0 to 1,000,000,000/);
    expect(ignored.join(' ')).toMatch(/No customer has the ID "Z"/);
  });
});
