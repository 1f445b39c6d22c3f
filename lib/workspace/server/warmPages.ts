import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { customerIds } from '@/lib/dataset/dataset';
import { ALL_CUSTOMERS } from '@/lib/workspace/customerList/customerList';
import { customersView } from '@/lib/workspace/customerList/customersView';
import { customerPageView } from '@/lib/workspace/customerPage/customerPage';
import type { Workspace } from '@/lib/workspace/derive';
import { kpiCards } from '@/lib/workspace/kpiCards';
import { sinceLastVisit } from '@/lib/workspace/lastVisit';
import { SAVE_LIST_LENGTHS } from '@/lib/workspace/overview';
import { revenuePage } from '@/lib/workspace/revenuePage/revenuePage';
import { clusterCards, segmentCards } from '@/lib/workspace/segmentsPage/cards';
import { comparison } from '@/lib/workspace/segmentsPage/comparison';
import { heatMap } from '@/lib/workspace/segmentsPage/heatMap';
import { hazardRatios } from '@/lib/workspace/survivalPage/hazardRatios';
import { survivalPage } from '@/lib/workspace/survivalPage/survivalPage';
import { getDriversView, getFormDefinition, getModelView, getOverview } from './queries';

/** So long nobody has asked for anything before the next part: a page takes many turns of the event loop, each of which would wait for a whole part. */
const QUIET_MS = 400;
/** Where somebody always asks, a part comes all the same. */
const LONGEST_WAIT_MS = 5000;

/** What pages show unasked, those that are visited first in front. Each is kept for the visit. */
const PARTS: readonly ((workspace: Workspace) => unknown)[] = [
  (workspace) => kpiCards(workspace, 'month'),
  (workspace) => getOverview(workspace, 'month', undefined, SAVE_LIST_LENGTHS[0]),
  getFormDefinition,
  (workspace) => customersView(workspace, ALL_CUSTOMERS),
  segmentCards,
  clusterCards,
  (workspace) => heatMap(workspace),
  (workspace) => comparison(workspace),
  revenuePage,
  hazardRatios,
  (workspace) => survivalPage(workspace),
  getModelView,
  getDriversView,
  firstCustomer,
];

function firstCustomer(workspace: Workspace): unknown {
  const [row] = workspace.activeRows;
  return row === undefined ? null : customerPageView(workspace, customerIds(workspace.dataset)[row]!);
}

/**
 * Computes what pages begin with before anybody asks, a part at a time while nobody asks for anything: of a million customers the
 * first visit of a page would otherwise take seconds. A part that fails is left to its page, which says why.
 */
export async function warmPages(workspace: Workspace): Promise<void> {
  for (const part of PARTS) {
    const until = performance.now() + LONGEST_WAIT_MS;
    do {
      await setTimeout(QUIET_MS);
    } while (sinceLastVisit() < QUIET_MS && performance.now() < until);
    try {
      part(workspace);
    } catch {
      continue;
    }
  }
}
