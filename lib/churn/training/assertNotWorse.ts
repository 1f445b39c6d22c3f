import type { ModelCard } from '@/lib/churn/card';
import { TrainingError } from './trainingError';

/** Nats of log loss: about what another seed changes on a few thousand rows, and five times over. */
const TOLERANCE = 0.005;

/**
 * Refuses a model that does clearly worse than the one in place, on the same customers and out of bag both.
 *
 * @param incumbent null where there is none, or where it was trained on other data and cannot be compared
 * @throws TrainingError 'worse-than-incumbent'
 */
export function assertNotWorse(card: ModelCard, incumbent: ModelCard | null): void {
  if (!incumbent || incumbent.dataset.dataHash !== card.dataset.dataHash || incumbent.dataset.dictionaryHash !== card.dataset.dictionaryHash) return;
  const rise = card.outOfBag.logLoss - incumbent.outOfBag.logLoss;
  if (rise <= TOLERANCE) return;
  throw new TrainingError(
    'worse-than-incumbent',
    `The new model does worse than the one in place on the same customers: out-of-bag log loss ${card.outOfBag.logLoss.toFixed(4)} against ${incumbent.outOfBag.logLoss.toFixed(4)}, ` +
      `more than the ${TOLERANCE} that chance explains. Train with --replace to take it all the same.`,
  );
}
