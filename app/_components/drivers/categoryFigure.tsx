import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { formatProbability, formatRate } from '@/lib/format';
import type { FeatureView } from '@/lib/workspace/driversViewFeature';
import { Bar } from './bar';
import { observedTable } from './groupTable';

/** A category in the model and in the file, value by value in the dictionary's order. */
export function CategoryFigure({ feature, modelSource, fileSource }: { feature: FeatureView; modelSource: string; fileSource: string }) {
  const highest = Math.max(...feature.groups.map((group) => Math.max(group.upper, group.probability ?? 0)));
  return (
    <ChartFrame
      id="dependence"
      headingLevel="h3"
      title={`${feature.modelTitle}. ${feature.observedTitle}`}
      subtitle={`Model: mean probability if everyone had this value and all else stayed (partial dependence). ${modelSource} Left: left ÷ customers over the file's whole window, whiskers 95% intervals. ${fileSource}`}
      legend={<><LegendItem color="var(--accent)" shape="bar">Model</LegendItem><LegendItem color="var(--churn)" shape="bar">Left, with 95% interval</LegendItem></>}
      table={observedTable(feature)}
    >
      <ol className="flex flex-col gap-3 text-xs">
        {feature.groups.map((group) => (
          <li key={group.label} className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-x-3 sm:grid-cols-[8.5rem_minmax(0,1fr)_5.5rem]">
            <span className="font-medium max-sm:col-span-full sm:row-span-2 sm:text-right">{group.label}</span>
            {group.probability === null
              ? <span className="col-span-2 text-text-3">The model knows no such value</span>
              : <><Bar value={group.probability} max={highest} color="var(--accent)" /><span className="numeric text-text-2">Model <span className="font-medium text-text">{formatProbability(group.probability)}</span></span></>}
            <Bar value={group.rate} interval={[group.lower, group.upper]} max={highest} color="var(--churn)" />
            <span className="numeric text-text-2">Left <span className="font-medium text-text">{formatRate(group.rate)}</span></span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}
