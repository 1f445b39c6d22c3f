import type { Leak } from '@/lib/churn/training/findLeaks';
import type { Dataset } from '@/lib/dataset/dataset';
import { classes } from './classes';
import { dates } from './dates';
import { duplicateColumns } from './duplicateColumns';
import { duplicateRows } from './duplicateRows';
import { prepare, type Check } from './examined';
import { SEVERITIES, type Finding } from './finding';
import { implausible } from './implausible';
import { leakage } from './leakage';
import { manyCategories } from './manyCategories';
import { missing } from './missing';
import { pureGroups } from './pureGroups';
import { remarks } from './remarks';
import { refusedRows } from './refusedRows';
import { rolesTaken } from './rolesTaken';
import { tenureTells } from './tenureTells';
import { totals } from './totals';
import { uniform } from './uniform';

const CHECKS: readonly Check[] = [remarks, refusedRows, classes, leakage, tenureTells, pureGroups, uniform, manyCategories, duplicateColumns, duplicateRows, missing, implausible, dates, totals, rolesTaken];

/**
 * What the reader of a customer file should know before a model is trained on it: what stops that, then what is to be decided, then
 * what is good to know. All rows are looked at, but for leaks, which are sought in 20,000 of them drawn evenly.
 *
 * @param leaks as findLeaks has found them, where that was done already
 * @returns each trouble once, with an id that stays; empty for a file without any
 */
export function examine({ dataset, leaks }: { dataset: Dataset; leaks?: readonly Leak[] }): Finding[] {
  const examined = prepare(dataset, leaks);
  const findings = CHECKS.flatMap((check) => check(examined));
  // A column that is constant, or that one remedy takes out, needs no second finding with the same remedy.
  return findings.filter(isFirstOfItsRemedy).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function isFirstOfItsRemedy({ remedy, severity }: Finding, at: number, findings: readonly Finding[]): boolean {
  // What is only good to know is no decision that was asked for before.
  if (!remedy || severity === 'notes' || (remedy.change.kind !== 'setRole' && remedy.change.kind !== 'setLearned')) return true;
  const change = JSON.stringify(remedy.change);
  return findings.findIndex(({ remedy: other }) => other && JSON.stringify(other.change) === change) === at;
}
