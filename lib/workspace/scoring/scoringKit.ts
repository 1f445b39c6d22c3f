import type { Encoder } from '@/lib/churn/encoder';
import type { Dataset } from '@/lib/dataset/dataset';
import { growingColumn } from '@/lib/dataset/growingColumn';
import type { Assumptions, Dictionary } from '@/lib/dataset/schema';
import type { Forest } from '@/lib/forest/forest';
import type { OffersFile } from '@/lib/retention/offersSchema';
import type { Retention } from '@/lib/survival/clv';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValues } from '@/lib/workspace/lifetimeValue';
import { riskGroups, type RiskGroups } from '@/lib/workspace/riskGroups';
import { ScoringError } from './scoringError';

/**
 * All that scoring takes of a workspace, and none of its customers: plain data, so that it can be sent to another thread. A version of a million
 * customers comes to a few megabytes.
 */
export interface ScoringKit {
  dictionary: Dictionary;
  encoder: Encoder;
  forest: Forest;
  assumptions: Assumptions;
  offersFile: OffersFile;
  /** The day that customers are scored on, in days since 1970. */
  today: number;
  /** Shortest tenure at which anybody left; see `isTooNew`. */
  earliestDeparture: number | null;
  /** Null where everyone leaves equally fast, as far as can be told. */
  strangers: RiskGroups['strangers'];
  /** By risk group how its customers leave: ln of the chance to stay through month t at relative hazard 1, and how it goes on behind the last of them; null without tenure. */
  courses: StrangerCourse[] | null;
}

const DAY_MS = 86_400_000;

export type StrangerCourse = { logBaseline: Float64Array } & Pick<Retention, 'sbg' | 'constant'>;

/** @throws ScoringError no-model */
export function scoringKit(workspace: Workspace, today = Math.floor(Date.now() / DAY_MS)): ScoringKit {
  const { dataset: { dictionary }, model, modelProblem, assumptions, offersFile, customary } = workspace;
  if (!model) throw new ScoringError('no-model', `There is nothing to score with: ${modelProblem?.message ?? 'no model has been trained.'}`, modelProblem?.remedy ?? 'Run "npm run train".');
  return {
    dictionary, assumptions, offersFile, today,
    encoder: model.card.encoder,
    forest: model.forest,
    earliestDeparture: customary.earliestDeparture,
    strangers: riskGroups(workspace)?.strangers ?? null,
    courses: lifetimeValues(workspace)?.courses.map(({ logBaseline, retention: { sbg, constant } }) => ({ logBaseline, sbg, constant })) ?? null,
  };
}

/** A dataset as its dictionary says, without customers. */
export function datasetWithoutRows(dictionary: Dictionary): Dataset {
  const columns = new Map(dictionary.columns.map((spec) => [spec.name, growingColumn(spec).finish()]));
  return { dictionary, columns, rowCount: 0, rejectedRows: [], unknownColumns: [], remarks: [], dataHash: '', dictionaryHash: '', rowById: new Map() };
}
