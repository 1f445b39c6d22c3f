import Link from 'next/link';
import { formatCount, formatRate } from '@/lib/format';
import { canFilterBy } from '@/lib/workspace/customersViewFilter';
import type { FeatureView } from '@/lib/workspace/driversViewFeature';

/** The next act: from each group of a feature to its customers. */
export function GroupLinks({ feature }: { feature: FeatureView }) {
  if (!canFilterBy(feature.name)) return null;
  return (
    <section aria-labelledby="groups-title">
      <h3 id="groups-title" className="mb-1 font-semibold">Whom this concerns</h3>
      <ul>
        {feature.groups.map((group) => (
          <li key={group.label} className="grid items-center gap-x-6 border-b border-border py-1.5 last:border-0 sm:grid-cols-[minmax(0,14rem)_14rem_minmax(0,1fr)]">
            <span className="font-medium">{group.label}</span>
            <span className="numeric text-text-2">{formatRate(group.rate)} left <span className="text-text-3">({formatRate(group.lower)} to {formatRate(group.upper)})</span></span>
            <Link
              href={{ pathname: '/customers', query: { [feature.name]: group.value } }}
              className="numeric inline-flex min-h-6 w-fit items-center text-accent underline underline-offset-2"
            >
              {group.count === 1 ? 'View this customer' : `View these ${formatCount(group.count)} customers`}<span className="sr-only">: {group.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
