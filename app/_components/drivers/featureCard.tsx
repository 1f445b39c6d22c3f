import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import type { FeatureView } from '@/lib/workspace/driversViewFeature';
import { CategoryFigure } from './categoryFigure';
import { GroupLinks } from './groupLinks';
import { NumberFigures } from './numberFigures';

/** One feature, chosen in the address: what the model makes of it, what the file says, and the customers behind each value. */
export function FeatureCard({ feature, options, currency, modelSource, fileSource }: {
  feature: FeatureView;
  options: { name: string; label: string }[];
  currency: string;
  modelSource: string;
  fileSource: string;
}) {
  return (
    <Card id="feature" labelledBy="feature-title" className="scroll-mt-4">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 id="feature-title" className="text-xl/7 font-semibold">{feature.label}</h2>
        <form action="/drivers#feature" className="flex flex-wrap items-end gap-2">
          <label className="flex flex-col gap-1 text-xs text-text-2">
            Feature
            {/* The key: another feature by a link is another selection, not the one made before. */}
            <select key={feature.name} name="feature" defaultValue={feature.name} className="min-h-11 max-w-full sm:min-h-9 rounded-control border border-control bg-surface px-2 text-sm text-text">
              {options.map((option) => <option key={option.name} value={option.name}>{option.label}</option>)}
            </select>
          </label>
          <Button look="secondary">Show</Button>
        </form>
      </div>
      <div className="flex flex-col gap-6">
        {feature.curve
          ? <NumberFigures feature={feature} curve={feature.curve} currency={currency} modelSource={modelSource} fileSource={fileSource} />
          : <CategoryFigure feature={feature} modelSource={modelSource} fileSource={fileSource} />}
        {(feature.decomposition || feature.note) && (
          <div className="flex max-w-4xl flex-col gap-2 border-l-2 border-control pl-3 text-text-2">
            {feature.decomposition && <p>{feature.decomposition}</p>}
            {feature.note && <p>{feature.note}</p>}
          </div>
        )}
        <GroupLinks feature={feature} />
      </div>
    </Card>
  );
}
