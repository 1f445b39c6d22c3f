import { HowComputed } from '@/app/_components/drivers/howComputed';
import { Notice } from '@/app/_components/ui/notice';
import { roleName } from '@/lib/dataset/roleWords';
import type { Workspace } from '@/lib/workspace/derive';
import { segmentCards } from '@/lib/workspace/segmentsPage/cards';
import { ProfileCard } from './profileCard';

/** The segments that rules make, and what they add up to. */
export function RuleSegments({ workspace }: { workspace: Workspace }) {
  const { segments: { absent }, segmentsProblem, dataset: { dictionary } } = workspace;
  const { title, cards, total } = segmentCards(workspace);
  const modelled = cards.some(({ throughModel }) => throughModel);
  return (
    <section id="segments" aria-labelledby="segments-title" className="scroll-mt-4 print:break-inside-auto!">
      <h2 id="segments-title" className="text-base/6 font-semibold text-balance">{title}</h2>
      <p className="mt-0.5 mb-3 max-w-4xl text-xs text-text-3">
        Segments by rule: every customer belongs to the first whose rule holds, in this order. “Have left” and what sets them apart are of everybody with the profile in the file, today’s or that of their last day, with a 95% interval in brackets{modelled && '; where the model has a say in who belongs, by predictions that had not seen the customer'}.{total.atRisk && ` What they pay, CLV and revenue at risk are of the active. Revenue at risk is probability × ${roleName(dictionary, 'monthlyCharge')}: not next month’s loss, because the probability is of the whole time that the file covers.`}
      </p>
      <div className="flex flex-col gap-4">
        {segmentsProblem && <Notice tone="problem" title="The dataset’s own segments are not in use">{segmentsProblem} The customary ones are shown in their place.</Notice>}
        {absent.length > 0 && (
          <Notice title={absent.length === 1 ? 'A segment is not shown' : `${absent.length} segments are not shown`}>
            {absent.map(({ label, lacks }) => <p key={label}>“{label}” needs {lacks}.</p>)}
          </Notice>
        )}
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3 print:grid-cols-2 print:gap-2">
          {cards.map((card, place) => <ProfileCard key={card.id} {...card} profile={card} all={total} color={`var(--segment-${place + 1})`} dictionary={dictionary} unseen={card.throughModel} />)}
          <ProfileCard label="All customers" text="The segments together" profile={total} all={total} dictionary={dictionary} query={{}} />
        </div>
      </div>
      <HowComputed>
        <p>Rate: those who left ÷ everybody with the profile, with Wilson’s interval.{modelled && ' Where a rule, or one before it, uses the model, everybody is put into their segment by trees that had not seen them (out of bag): the served predictions of the active know that they stayed. So these numbers of customers are not those of the lists.'} A segment made from tenure has its rate from that: who leaves early never becomes old, so compare such rates with themselves over time, not with each other.</p>
        {total.charge && <p>What they pay and CLV are averages of the active customers; revenue at risk is the sum of probability × what each pays a month over them.</p>}
        <p>What sets them apart: the largest standardised differences (Cohen’s d or h, 0.2 or more) from everybody else in the file that are more than chance at 5%, corrected for the number of columns looked at (Holm), beside what the rule itself says. A segment after the first is what the segments above leave over, and is like that for it.{modelled && ' Where the model has a say in a segment, what sets it apart is described, not tested: the model chose its customers by these very columns.'}</p>
      </HowComputed>
    </section>
  );
}
