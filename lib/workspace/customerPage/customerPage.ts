import { riskBand, type RiskBand } from '@/lib/churn/riskBand';
import { columnsByRole, numberByRole } from '@/lib/dataset/dataset';
import { QUADRANTS } from '@/lib/segments/quadrants';
import { customerBase, NONE } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { findCustomer } from '@/lib/workspace/predict';
import { answerFor, type PredictionView } from '@/lib/workspace/predictForm';
import { details, type Details } from './details';
import { lookingAhead, type LookingAhead } from './lookingAhead';
import { outlook, type Outlook } from './outlook';
import { similarCustomers, type Similar } from './similar';
import { valueText } from './valueText';
import { worth, type Worth } from './worth';

/** Who it is, in a line. */
export interface Who {
  status: { active: true } | { active: false; leftOn: string | null };
  /** Today's, or that of their last day; `text` is its rule. */
  segment: { id: string; label: string; text: string };
  /** Null for who left or is too new to place, without a model and without a charge. */
  quadrant: { id: string; label: string; text: string } | null;
  tenure: number | null;
  /** The first column that groups customers, as label and value; null where the file has none. */
  group: { label: string; text: string } | null;
  /** "€70.35 a month"; null where the file has no charges. */
  monthlyCharge: string | null;
}

/** Will they leave: the prediction, the outcome that stands in its place, or why there is neither. */
export type Answer =
  | { kind: 'prediction'; view: PredictionView; /** Column of each detail that can be explained on a page of its own, by label. */ drivers: ReadonlyMap<string, string> }
  | { kind: 'left'; leftOn: string | null; tenure: number | null; /** By trees that had not seen the outcome; null without a model. */ outOfBag: { probability: number; band: RiskBand } | null }
  | { kind: 'none'; message: string };

/** All that the page of one customer prints. Parts are null where the file lacks what they take. */
export interface CustomerPage {
  customerId: string;
  row: number;
  who: Who;
  answer: Answer;
  outlook: Outlook | null;
  /** Null for who left, and without a tenure. */
  lookingAhead: LookingAhead | null;
  /** Null for who left. */
  worth: Worth | null;
  similar: Similar | null;
  details: Details;
}

/** The page of a customer; null when the file has no such id, letter case aside. */
export function customerPageView(workspace: Workspace, customerId: string): CustomerPage | null {
  const record = findCustomer(workspace, customerId);
  if (!record) return null;
  const row = workspace.dataset.rowById.get(record.customerId)!;
  const found = answer(workspace, row, record.customerId);
  const ahead = outlook(workspace, row);
  return {
    customerId: record.customerId,
    row,
    who: who(workspace, row, record.status),
    answer: found,
    outlook: ahead,
    lookingAhead: lookingAhead(ahead, found.kind === 'prediction' ? found.view : null, workspace.dataset.dictionary.observationWindow),
    worth: worth(workspace, row),
    similar: similarCustomers(workspace, row),
    details: details(workspace, row),
  };
}

function who(workspace: Workspace, row: number, status: Who['status']): Who {
  const { dataset, segments } = workspace;
  const { id, label, text } = segments.segments[segments.of[row]!]!;
  const place = customerBase(workspace).quadrant?.[row] ?? NONE;
  const [group] = columnsByRole(dataset, 'segmentation');
  const [charge] = columnsByRole(dataset, 'monthlyCharge');
  const { currency } = dataset.dictionary;
  return {
    status,
    segment: { id, label, text },
    quadrant: place === NONE ? null : { id: QUADRANTS[place]!.id, label: QUADRANTS[place]!.label, text: QUADRANTS[place]!.text },
    tenure: numberByRole(dataset, 'tenure')?.[row] ?? null,
    group: group ? { label: group.spec.label, text: valueText(group, row, currency) } : null,
    monthlyCharge: charge ? valueText(charge, row, currency) : null,
  };
}

function answer(workspace: Workspace, row: number, customerId: string): Answer {
  const { outcome, errors } = answerFor(workspace, customerId);
  if (outcome?.kind === 'prediction') return { kind: 'prediction', view: outcome, drivers: drivers(workspace) };
  if (outcome?.kind === 'left') {
    const probability = workspace.probability?.[row] ?? NaN;
    const outOfBag = Number.isNaN(probability) ? null : { probability, band: riskBand(probability, workspace.assumptions.riskBands) };
    return { kind: 'left', leftOn: outcome.leftOn, tenure: outcome.tenure, outOfBag };
  }
  return { kind: 'none', message: Object.values(errors).join(' ') };
}

/** A label that two columns bear leads nowhere. */
function drivers({ dataset, model }: Workspace): ReadonlyMap<string, string> {
  const labels = (model?.card.encoder ?? []).map(({ name }) => [dataset.columns.get(name)!.spec.label, name] as const);
  return new Map(labels.filter(([label]) => labels.filter(([other]) => other === label).length === 1));
}
