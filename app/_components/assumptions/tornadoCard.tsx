import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { TornadoChart } from '@/app/_components/charts/tornado';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { lowerFirst } from '@/lib/dataset/labelWithin';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { formatCount, formatFixed, formatMoneyRounded } from '@/lib/format';
import { MOST_PLANNED } from '@/lib/workspace/assumptionsPage/planOutcome';
import { tornadoView } from '@/lib/workspace/assumptionsPage/tornadoView';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { RefreshSoon } from './refreshSoon';

const ID = 'tornado';

/** Which assumption the plan's value depends on most. */
export function TornadoCard({ workspace, reasons }: { workspace: Workspace; reasons: CustomerReasons | null }) {
  if (!reasons) {
    return (
      <Card id="depends">
        <h2 className="text-base/6 font-semibold">Which assumption matters most</h2>
        <p className="mt-1 text-text-2">Being worked out: why each customer may leave is looked up once after the start. It appears here by itself; without JavaScript, load the page again in some seconds.</p>
        <RefreshSoon />
      </Card>
    );
  }
  const view = tornadoView(workspace, reasons);
  if (!view || view.bars.length === 0) return <Card id="depends"><Notice title="No figure of what matters most">{view ? 'No offer pays under any of these assumptions.' : `It needs columns with ${COLUMN_FOR.tenure} and with ${COLUMN_FOR.monthlyCharge}, and an offer that applies.`}</Notice></Card>;
  const { base, bars, scaledBy } = view;
  const { currency } = workspace.dataset.dictionary;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const [widest] = bars;
  const title = `The plan’s value depends most on ${lowerFirst(widest!.label)}: ${money(Math.min(widest!.low.value, widest!.high.value))} to ${money(Math.max(widest!.low.value, widest!.high.value))}`;
  return (
    <Card id="depends">
      <ChartFrame
        id={ID}
        title={title}
        subtitle={<>Expected net value of the week’s plan under its usual settings: {money(base)} as assumed. One assumption moves at a time, over the range in the table.{scaledBy !== null && ` The swings are estimated from about ${formatCount(MOST_PLANNED)} of the customers and scaled by ${formatFixed(scaledBy, 3)}, the exact value ÷ theirs.`}</>}
        legend={<><LegendItem color="var(--safe)" shape="bar">At the lower end of its range</LegendItem><LegendItem color="var(--medium)" shape="bar">At the upper end</LegendItem></>}
        table={{
          columns: [{ header: 'Assumption' }, { header: 'From' }, { header: 'Value', numeric: true }, { header: 'To' }, { header: 'Value there', numeric: true }, { header: 'Swing', numeric: true }],
          rows: bars.map(({ label, low, high, swing }) => [label, low.text, money(low.value), high.text, money(high.value), money(swing)]),
        }}
      >
        <TornadoChart id={ID} title={title} data={bars} base={base} currency={currency} />
      </ChartFrame>
    </Card>
  );
}
