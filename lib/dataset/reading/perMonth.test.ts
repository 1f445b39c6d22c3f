import { expect, it } from 'vitest';
import type { Period, Role } from '@/lib/dataset/schema';
import { perMonth } from './perMonth';

it.each<[Role, Period, number, number]>([
  ['tenure', 'month', 12, 12], ['tenure', 'month', 12.99, 12], ['tenure', 'day', 30, 0], ['tenure', 'day', 31, 1], ['tenure', 'day', 365.25, 12], ['tenure', 'day', 3652.5, 120], ['tenure', 'week', 52, 11], ['tenure', 'week', 53, 12],
  ['tenure', 'quarter', 2.5, 7], ['tenure', 'year', 2.3333333333, 28], ['tenure', 'year', 0.5, 6], ['tenure', 'year', 0.1, 1], ['tenure', 'day', -1, -1],
  ['monthlyCharge', 'year', 120, 10], ['monthlyCharge', 'quarter', 30, 10], ['monthlyCharge', 'day', 2, 60.875], ['monthlyCharge', 'week', 7, 30.4375], ['startingCharge', 'year', 12, 1], ['monthlyCharge', 'month', 9.99, 9.99],
])('takes a %s by the %s of %d for %d', (role, period, value, kept) => expect(perMonth({ role, period })(value)).toBeCloseTo(kept, 10));
