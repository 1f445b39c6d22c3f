import { Activity, ChartNoAxesCombined, ChartPie, ClipboardList, Database, Gauge, Gift, LayoutDashboard, SlidersHorizontal, TrendingDown, UserSearch, Users, type LucideIcon } from 'lucide-react';
import type { Route } from 'next';

export interface Screen {
  href: Route;
  label: string;
  icon: LucideIcon;
  /** Leads there after g. */
  key?: string;
}

const OVERVIEW: Screen = { href: '/', label: 'Overview', icon: LayoutDashboard, key: 'o' };
const CUSTOMERS: Screen = { href: '/customers', label: 'Customers', icon: Users, key: 'c' };
const SEGMENTS: Screen = { href: '/segments', label: 'Segments', icon: ChartPie, key: 's' };
const SURVIVAL: Screen = { href: '/survival', label: 'Survival', icon: Activity, key: 'v' };
const PREDICT: Screen = { href: '/predict', label: 'Predict', icon: UserSearch, key: 'p' };
const DRIVERS: Screen = { href: '/drivers', label: 'Drivers', icon: ChartNoAxesCombined, key: 'd' };
const MODEL: Screen = { href: '/model', label: 'Model', icon: Gauge, key: 'm' };
const PLAN: Screen = { href: '/plan', label: 'Plan', icon: ClipboardList, key: 'l' };
const REVENUE: Screen = { href: '/revenue', label: 'Revenue', icon: TrendingDown, key: 'r' };
const ASSUMPTIONS: Screen = { href: '/assumptions', label: 'Assumptions', icon: SlidersHorizontal, key: 'a' };
const OFFERS: Screen = { href: '/settings/offers', label: 'Offers', icon: Gift };
const DATA: Screen = { href: '/data', label: 'Data', icon: Database };

/** The screens by what they answer: how it stands and what to do, who, why and whether to believe it, from what. */
export const SCREEN_GROUPS: readonly (readonly Screen[])[] = [[OVERVIEW, PLAN], [CUSTOMERS, SEGMENTS, SURVIVAL, REVENUE], [PREDICT, DRIVERS, MODEL], [OFFERS, ASSUMPTIONS, DATA]];

export const SCREENS: readonly Screen[] = SCREEN_GROUPS.flat();

/** A phone has room for five places; the fifth is More. */
export const AT_HAND: readonly Screen[] = [OVERVIEW, CUSTOMERS, PREDICT, PLAN];
