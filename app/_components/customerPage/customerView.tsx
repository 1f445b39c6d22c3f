import type { ReactNode } from 'react';
import { Why } from '@/app/_components/customer/why';
import { Card } from '@/app/_components/ui/card';
import { lacksColumn } from '@/lib/dataset/roleWords';
import type { CustomerPage } from '@/lib/workspace/customerPage/customerPage';
import type { PlanStanding } from '@/lib/workspace/plan/planStanding';
import type { FormDefinition } from '@/lib/workspace/predictForm';
import { AnswerCard } from './answerCard';
import { DetailsCard } from './detailsCard';
import { DoCard } from './doCard';
import { OutlookCard } from './outlookCard';
import { SimilarCard } from './similarCard';
import { StakeCard } from './stakeCard';

/**
 * Read from the top left: will they leave, what to do, why, what is at stake; then what lies ahead, whom they resemble, the record,
 * and what would change it. Columns are of equal width and their cards end level; on a phone the cards stand in the order of the document, and on
 * paper all of them on one sheet. Whole class names, because the stylesheet is made from what stands in the source.
 */
const GRID = 'grid grid-cols-1 gap-4 *:min-w-0 lg:grid-cols-2 lg:gap-5 min-[87.5rem]:grid-cols-3 print:grid-cols-2 print:gap-1.5';
const EXPLAINED =
  "lg:grid-rows-[auto_auto_auto_1fr_auto_auto] lg:[grid-template-areas:'answer_do''why_do''why_stake''why_similar''outlook_similar''details_details''what-if_what-if'] min-[87.5rem]:grid-rows-[auto_auto_1fr_auto_auto] min-[87.5rem]:[grid-template-areas:'answer_do_why''stake_similar_why''outlook_similar_why''details_details_details''what-if_what-if_what-if'] print:grid-rows-none print:[grid-template-areas:'answer_why''do_why''stake_outlook''similar_outlook''details_details']";
const UNEXPLAINED =
  "lg:grid-rows-[auto_1fr_auto_auto] lg:[grid-template-areas:'answer_outlook''stake_outlook''similar_similar''details_details'] min-[87.5rem]:grid-rows-[auto_1fr_auto] min-[87.5rem]:[grid-template-areas:'answer_outlook_similar''stake_outlook_similar''details_details_details'] print:grid-rows-none print:[grid-template-areas:'answer_outlook''stake_outlook''similar_outlook''details_details']";
/** A card fills its place. */
const FILLED = 'flex flex-col *:grow print:break-inside-avoid';
/** The reasons in words say what the chart says; on paper its title and the strongest four are enough. */
const WHY_ON_PAPER = 'print:[&_li:nth-child(n+5)]:hidden print:[&_figcaption]:m-0 print:[&_figcaption>p]:hidden print:[&_figure>:not(figcaption)]:hidden';

export function CustomerView({ page, definition, standing, currency, whatIf }: { page: CustomerPage; definition: FormDefinition | null; /** In the week's plan; null for who is not in it. */ standing: PlanStanding | null; currency: string; /** Null for who left, and without a model. */ whatIf: ReactNode }) {
  const { answer, outlook } = page;
  const explained = answer.kind === 'prediction' && definition;
  return (
    <div className={`${GRID} ${explained ? EXPLAINED : UNEXPLAINED}`}>
      <div className={`${FILLED} lg:[grid-area:answer] print:[grid-area:answer]`}><AnswerCard answer={answer} ahead={page.lookingAhead} definition={definition} /></div>
      {answer.kind === 'prediction' && <div className={`${FILLED} lg:[grid-area:do] print:[grid-area:do]`}><DoCard customerId={page.customerId} view={answer.view} standing={standing} currency={currency} /></div>}
      <div className={`${FILLED} lg:[grid-area:stake] print:[grid-area:stake]`}><StakeCard customerId={page.customerId} answer={answer} worth={page.worth} currency={currency} /></div>
      {explained && (
        <section aria-labelledby="why-heading" className={`${FILLED} lg:[grid-area:why] print:[grid-area:why] ${WHY_ON_PAPER}`}>
          <h2 id="why-heading" className="sr-only">Why</h2>
          <Why view={answer.view} definition={definition} full drivers={answer.drivers} />
        </section>
      )}
      <div className={`${FILLED} lg:[grid-area:outlook] print:[grid-area:outlook]`}>{outlook ? <OutlookCard outlook={outlook} /> : <NoOutlook />}</div>
      <div className={`${FILLED} lg:[grid-area:similar] print:[grid-area:similar]`}><SimilarCard similar={page.similar} /></div>
      <div className={`${FILLED} lg:[grid-area:details] print:[grid-area:details]`}><DetailsCard details={page.details} hasModel={definition !== null} /></div>
      {whatIf && <div className="lg:[grid-area:what-if] print:hidden">{whatIf}</div>}
    </div>
  );
}

function NoOutlook() {
  return (
    <Card>
      <h2 className="text-base/6 font-semibold">How long customers like this stay</h2>
      <p className="mt-1 text-text-2">{lacksColumn(['tenure'], 'bring the survival of customers like this one')}</p>
    </Card>
  );
}
