import Link from 'next/link';
import { formatCount, formatRate } from '@/lib/format';
import { writeValue } from '@/lib/workspace/customerList/address';
import { canFilterBy } from '@/lib/workspace/customerList/filters';
import type { ComparedGroup, FeatureView } from '@/lib/workspace/driversViewFeature';

const LINK = 'numeric inline-flex min-h-6 w-fit items-center text-accent underline underline-offset-2';

/** The next act: from each group of a feature to its customers, or to those of them who can still be kept. */
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
            <Links name={feature.name} group={group} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ name, group: { label, value, count, churned } }: { name: string; group: ComparedGroup }) {
  const active = count - churned;
  return (
    <span className="flex flex-wrap gap-x-4">
      <Link href={{ pathname: '/customers', query: { [name]: writeValue(value) } }} className={LINK}>
        {count === 1 ? 'View this customer' : `View these ${formatCount(count)} customers`} ({active === 0 ? 'none' : formatCount(active)} active)<span className="sr-only">: {label}</span>
      </Link>
      {active > 0 && active < count && (
        <Link href={{ pathname: '/customers', query: { [name]: writeValue(value), status: 'active' } }} className={LINK}>Active only<span className="sr-only">: {label}</span></Link>
      )}
    </span>
  );
}
