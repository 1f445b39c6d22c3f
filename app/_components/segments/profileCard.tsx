import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { roleName } from '@/lib/dataset/roleWords';
import type { Dictionary } from '@/lib/dataset/schema';
import { formatCount, formatMoney, formatMoneyRounded, formatRate, MISSING } from '@/lib/format';
import type { Profile, Sum } from '@/lib/workspace/segmentsPage/profiles';

const LINK = 'inline-flex min-h-9 items-center rounded-control border border-control px-3 font-medium text-text hover:bg-raised';

/** A group of customers on one card: how many, how they leave, what they are worth, what sets them apart, and the way to them. What holds for every card is said above them. */
export function ProfileCard({ label, text, color, profile, all, dictionary, query, unseen = false }: {
  label: string;
  text: string;
  /** Of the group, where it has one on other screens. */
  color?: string;
  profile: Profile;
  /** Everybody, of whom this is a part. */
  all: Profile;
  dictionary: Dictionary;
  /** The list of exactly these customers. */
  query: Record<string, string>;
  /** Whether who belongs was told by predictions that had not seen them, so that the lists count others. */
  unseen?: boolean;
}) {
  const id = `profile-${Object.values(query).join('-')}`;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3 print:gap-1.5 print:p-3">
      <div>
        <h3 id={id} className="flex items-baseline gap-2 text-base/6 font-semibold">
          {color && <span aria-hidden className="size-3 shrink-0 rounded-[3px]" style={{ background: color }} />}
          {label}
        </h3>
        <p className="mt-0.5 text-xs text-text-3">{text}</p>
      </div>
      <p className="numeric">
        <span className="text-[28px]/8 font-semibold" data-profile="active">{formatCount(profile.active)}</span>{' '}
        <span className="text-text-2">active{profile.active < all.active && `, ${formatRate(profile.share)} of all`}</span>
      </p>
      <Figures profile={profile} all={all} dictionary={dictionary} unseen={unseen} />
      {profile.traits.length > 0 && (
        <div>
          <p className="text-xs text-text-3">What sets them apart</p>
          <ul className="mt-1 flex list-outside list-disc flex-col gap-0.5 pl-4 text-text-2 marker:text-text-3">
            {profile.traits.map((trait) => <li key={trait} className="numeric">{trait}</li>)}
          </ul>
        </div>
      )}
      <p className="mt-auto flex flex-wrap items-center gap-2 pt-1 print:hidden">
        {profile.active > 0
          ? <Link href={{ pathname: '/customers', query: { ...query, status: 'active' } }} className={LINK}>View these customers<span className="sr-only">: {label}</span></Link>
          : <span className="text-text-3">Nobody active is in this group.</span>}
      </p>
    </Card>
  );
}

function Figures({ profile, all, dictionary, unseen }: { profile: Profile; all: Profile; dictionary: Dictionary; unseen: boolean }) {
  const { customers, left, rate, lower, upper, charge, clv, atRisk } = profile;
  const { currency } = dictionary;
  const part = atRisk && all.atRisk && all.atRisk.sum > 0 && atRisk.sum < all.atRisk.sum ? `${formatRate(atRisk.sum / all.atRisk.sum)} of all` : null;
  return (
    <dl className="numeric grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 print:gap-y-0.5">
      <Figure name="Have left" value={formatRate(rate)} data="rate" aside={customers > 0 ? `(${formatRate(lower)} to ${formatRate(upper)})` : null} detail={customers > 0 ? `${formatCount(left)} of ${formatCount(customers)} ${unseen ? 'by predictions that had not seen them (the lists count others)' : 'in the file'}` : 'Nobody to count'} />
      {charge && <Figure name={`Average ${roleName(dictionary, 'monthlyCharge')}`} value={average(charge, (value) => `${formatMoney(value, currency)} a month`)} detail={coverage(charge, profile.active)} />}
      {clv && <Figure name="Average CLV" value={average(clv, (value) => formatMoneyRounded(value, currency))} detail={coverage(clv, profile.active)} />}
      {atRisk && <Figure name="Revenue at risk" data="at-risk" value={`${formatMoneyRounded(atRisk.sum, currency)} a month`} detail={[part, coverage(atRisk, profile.active)].filter(Boolean).join(', ') || null} />}
    </dl>
  );
}

function Figure({ name, value, aside, detail, data }: { name: string; value: string; aside?: string | null; detail: string | null; data?: string }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="text-right">
        <span className="font-medium" data-profile={data}>{value}</span>{aside && <span className="text-text-2"> {aside}</span>}
        {detail && <span className="block text-xs text-text-3">{detail}</span>}
      </dd>
    </>
  );
}

function average(sum: Sum, format: (value: number) => string): string {
  return sum.known > 0 ? format(sum.average) : MISSING;
}

/** Of how many the value is known, where that is not everybody. */
function coverage(sum: Sum, active: number): string | null {
  return sum.known < active ? `of ${formatCount(sum.known)} of whom it is known` : null;
}
