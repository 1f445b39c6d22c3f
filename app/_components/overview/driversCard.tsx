import Link from 'next/link';
import { BarChart } from '@/app/_components/charts/barChart';
import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { HowComputed } from '@/app/_components/drivers/howComputed';
import { Card } from '@/app/_components/ui/card';
import { formatFixed, MISSING } from '@/lib/format';
import type { Overview } from '@/lib/workspace/overview';

/** What the model relies on most, and how leaving differs along it in the data. */
export function DriversCard({ drivers, source }: { drivers: NonNullable<Overview['drivers']>; source: string }) {
  const text = (value: number) => formatFixed(value, 4);
  return (
    <Card>
      <ChartFrame
        id="drivers"
        title={drivers.title}
        subtitle={`How much worse the model's predictions get when a feature's values are shuffled. Association, not cause. ${source}`}
        table={{
          columns: [{ header: 'Feature' }, { header: 'Importance', numeric: true }, { header: '± sd', numeric: true }, { header: 'In the data' }],
          rows: drivers.drivers.map((driver) => [driver.label, text(driver.importance.mean), text(driver.importance.sd), driver.contrast ?? MISSING]),
        }}
      >
        <BarChart
          id="drivers-chart"
          title={drivers.title}
          color="var(--accent)"
          format="plain"
          data={drivers.drivers.map((driver) => ({
            label: driver.label,
            value: Math.max(0, driver.importance.mean),
            text: formatFixed(driver.importance.mean, 3),
            interval: [Math.max(0, driver.importance.mean - driver.importance.sd), driver.importance.mean + driver.importance.sd],
            details: [[driver.label, `${text(driver.importance.mean)} ± ${text(driver.importance.sd)}`]],
          }))}
        />
        <p className="mt-3 mb-1 text-xs text-text-2">Of all customers in the file, over its whole window:</p>
        <dl className="flex flex-col gap-1 text-xs">
          {drivers.drivers.map((driver) => driver.contrast && (
            <div key={driver.name} className="flex flex-wrap gap-x-2">
              <dt className="font-medium text-text-2">{driver.label}</dt>
              <dd className="numeric text-text-3">{driver.contrast}</dd>
            </div>
          ))}
        </dl>
        <HowComputed>
          <p>Rise in log loss, in nats, of out-of-bag predictions (each customer by trees that were grown without them). Whiskers ± 1 sd of the shuffles; they do not include what training anew would change.</p>
        </HowComputed>
      </ChartFrame>
      <p className="mt-3 text-xs">
        <Link href="/drivers" className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">What moves churn</Link>
      </p>
    </Card>
  );
}
