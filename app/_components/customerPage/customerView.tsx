import { Why } from '@/app/_components/customer/why';
import { Card } from '@/app/_components/ui/card';
import type { CustomerPage } from '@/lib/workspace/customerPage/customerPage';
import type { FormDefinition } from '@/lib/workspace/predictForm';
import { AnswerCard } from './answerCard';
import { DetailsCard } from './detailsCard';
import { OutlookCard } from './outlookCard';
import { SimilarCard } from './similarCard';
import { StakeCard } from './stakeCard';

/**
 * Read from the top left: will they leave, why, what is at stake and what to do first; then what lies ahead, whom they resemble, and
 * the record. Columns are of equal width and their cards end level; on a phone the cards stand in the order of the document, and on
 * paper all of them on one sheet. Whole class names, because the stylesheet is made from what stands in the source.
 */
const GRID = 'grid grid-cols-1 gap-4 *:min-w-0 lg:grid-cols-2 lg:gap-5 min-[87.5rem]:grid-cols-3 min-[87.5rem]:grid-rows-[auto_1fr_auto] print:grid-cols-2 print:gap-3 print:[zoom:0.67]';
const EXPLAINED =
  "lg:grid-rows-[auto_auto_1fr_auto_auto] lg:[grid-template-areas:'answer_why''stake_why''similar_why''similar_outlook''details_details'] min-[87.5rem]:[grid-template-areas:'answer_why_stake''outlook_why_similar''details_details_details'] print:grid-rows-[auto_auto_1fr_auto_auto] print:[grid-template-areas:'answer_why''stake_why''similar_why''similar_outlook''details_details']";
const UNEXPLAINED =
  "lg:grid-rows-[auto_1fr_auto_auto] lg:[grid-template-areas:'answer_outlook''stake_outlook''similar_similar''details_details'] min-[87.5rem]:[grid-template-areas:'answer_outlook_similar''stake_outlook_similar''details_details_details'] print:grid-rows-[auto_1fr_auto_auto] print:[grid-template-areas:'answer_outlook''stake_outlook''similar_similar''details_details']";
/** A card fills its place. */
const FILLED = 'flex flex-col *:grow';

export function CustomerView({ page, definition, currency }: { page: CustomerPage; definition: FormDefinition | null; currency: string }) {
  const { answer, outlook } = page;
  const explained = answer.kind === 'prediction' && definition;
  return (
    <div className={`${GRID} ${explained ? EXPLAINED : UNEXPLAINED}`}>
      <div className={`${FILLED} lg:[grid-area:answer] print:[grid-area:answer]`}><AnswerCard answer={answer} definition={definition} /></div>
      <div className={`${FILLED} lg:[grid-area:stake] print:[grid-area:stake]`}><StakeCard customerId={page.customerId} answer={answer} worth={page.worth} currency={currency} /></div>
      {explained && (
        <section aria-labelledby="why-heading" className={`${FILLED} lg:[grid-area:why] print:[grid-area:why]`}>
          <h2 id="why-heading" className="sr-only">Why</h2>
          <Why view={answer.view} definition={definition} full drivers={answer.drivers} />
        </section>
      )}
      <div className={`${FILLED} lg:[grid-area:outlook] print:[grid-area:outlook]`}>{outlook ? <OutlookCard outlook={outlook} /> : <NoOutlook />}</div>
      <div className={`${FILLED} lg:[grid-area:similar] print:[grid-area:similar]`}><SimilarCard similar={page.similar} /></div>
      <div className={`${FILLED} lg:[grid-area:details] print:[grid-area:details]`}><DetailsCard details={page.details} hasModel={definition !== null} /></div>
    </div>
  );
}

function NoOutlook() {
  return (
    <Card>
      <h2 className="text-base/6 font-semibold">How long customers like this stay</h2>
      <p className="mt-1 text-text-2">The file has no tenure: a column with the role tenure (completed months) would bring the survival of customers like this one.</p>
    </Card>
  );
}
