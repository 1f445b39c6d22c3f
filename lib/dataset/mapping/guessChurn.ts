import type { ColumnFacts } from './columnFacts';
import { mergeSpellings, type Merged } from './categories';
import { best, freeColumns, quoted, type Search } from './guess';
import { isReason, nameStrength, saysActive } from './headerWords';
import { valueMeaning, type Meaning } from './leftValues';
import { AFTERWARDS, CHURN, RENEWED, STATUS, STAYED, TARGET } from './vocabulary';

/** More different values than this are no answer to "has this customer left?". */
const MOST_VALUES = 12;
/** Share of the cells with a value that two opposites must have for the others to be slips of the pen. */
const OPPOSITES = 0.95;

interface Outcome {
  column: ColumnFacts;
  /** The values of those who left, most frequent first. */
  left: string[];
  reason: string;
  /** Why it should be asked, or null where it is plain. */
  doubt: string | null;
  /** Texts beside the two opposites that say neither: no categories, so that their rows are refused. */
  strays: string[];
  score: number;
}

/**
 * Looks for the column that says who left, and for its values that mean so.
 *
 * A name of the trade ("churn", "exited", "attrition") with two values counts most, then values that say it themselves ("Attrited
 * Customer", "cancelled") under any name, then the opposite ("retained"), then a bare "target". What is written afterwards, as a
 * churn score or a churn reason, is none of them, nor is whether a member is active. Where the values leave a doubt, it is asked.
 */
export function guessChurn(search: Search): void {
  const chosen = search.chosen.get('churn');
  const candidates = chosen === undefined ? freeColumns(search).filter(({ words }) => !isReason(words) && !saysActive(words)) : search.facts.filter(({ name }) => name === chosen);
  const isAfterwards = (column: ColumnFacts) => nameStrength(column.words, AFTERWARDS) > 0;
  const outcomes = (wanted: boolean) => candidates.filter((column) => chosen !== undefined || isAfterwards(column) === wanted).flatMap((column) => outcome(column, chosen !== undefined) ?? []);
  const plain = best(outcomes(false));
  // A "churn risk score" of 0 and 1 is the outcome where no other column is.
  const found = plain ?? withDoubt(best(outcomes(true)));
  if (!found) return;
  const { column, left, doubt } = found;
  search.guesses.set(column.name, { role: 'churn', reason: found.reason, settings: { type: 'category', churnedWhen: left }, ...(found.strays.length > 0 ? { strays: found.strays } : {}) });
  if (doubt) ask(search, found);
}

function outcome(column: ColumnFacts, isChosen: boolean): Outcome | null {
  const names = { churn: nameStrength(column.words, CHURN), stayed: nameStrength(column.words, STAYED), status: nameStrength(column.words, STATUS), target: nameStrength(column.words, TARGET) };
  const mayStray = isChosen || names.churn > 1 || names.stayed > 1;
  if (column.kind === 'date' || (column.distinct > 2 * MOST_VALUES && !mayStray)) return null;
  const merged = mergeSpellings(column.values);
  const strays = mayStray ? besideOpposites(merged, column.present) : [];
  const spelled = merged.filter((each) => !strays.includes(each));
  const values = spelled.map(({ value }) => value);
  if (values.length < 2 || values.length > MOST_VALUES) return null;
  const meanings = values.map(valueMeaning);
  const having = (...wanted: Meaning[]) => values.filter((_, i) => wanted.includes(meanings[i]!));
  const name = `"${column.name}"`;
  const make = (score: number, left: string[], reason: string, doubt: string | null): Outcome => {
    const share = spelled.reduce((sum, { value, cells }) => sum + (left.includes(value) ? cells : 0), 0) / column.present;
    // A 2 beside 0 and 1 may be a slip of the pen, or the column a count.
    const counts = strays.some((each) => isDigits(each.value)) && values.every(isDigits) ? `${name} has other numbers than ${quoted(values)}, so it may count something.` : null;
    const many = doubt === null && counts === null && share > 0.6 ? `${Math.round(share * 100)}% of the customers would have left, which is a lot.` : (doubt ?? counts);
    // Words before digits: of two columns that say the same, people read the one with words; and of two, the one without strays.
    const tie = (values.every(isDigits) ? 0 : 0.5) - (strays.length > 0 ? 1 : 0);
    return { column, left, score: Math.max(score + tie, 0.5), reason: `${reason}${strayRows(strays)}`, doubt: many, strays: strays.flatMap(({ value, variants }) => [value, ...variants]) };
  };
  const left = having('left');
  const stayed = having('stayed', 'no');
  const isYesNo = values.every((_, i) => meanings[i] === 'yes' || meanings[i] === 'no') && having('yes').length > 0 && having('no').length > 0;
  if (isYesNo && names.churn >= names.stayed && (names.churn > 0 || isChosen)) {
    const doubt = names.churn > 1 ? null : names.churn === 1 ? `The name ${name} says more than that somebody left.` : `The name ${name} does not say which value means that the customer left.`;
    return make(12 * names.churn + 8, having('yes'), `${names.churn > 0 ? 'Named like an outcome, and ' : ''}${quoted(having('yes'))} means yes: the customer left.`, doubt);
  }
  if (left.length > 0 && (stayed.length > 0 || names.churn > 0 || isChosen)) {
    const unclear = values.filter((value) => !left.includes(value) && !stayed.includes(value));
    const doubt = left.length > 1 ? `Several values sound like a departure: ${quoted(left)}.` : unclear.length > 0 ? `${quoted(unclear)} ${unclear.length === 1 ? 'is' : 'are'} taken for customers who are still there.`
      : Math.max(names.churn, names.status) < 2 && !isChosen ? `No column is named like churn; ${name} was found by its values.` : null;
    return make(10 + Math.max(12 * names.churn, 4 * names.status), left, `Its values say it: ${quoted(left)} ${left.length === 1 ? 'means' : 'mean'} that the customer left.`, doubt);
  }
  const renewed = nameStrength(column.words, RENEWED);
  if (isYesNo && renewed > 1) return make(7 * renewed, having('no'), `Named like the opposite of leaving, so ${quoted(having('no'))} means that the customer left.`, `${name} is the opposite of leaving; a customer whose renewal is not due yet may have ${quoted(having('no'))} as well.`);
  if (isYesNo && names.stayed > 1) return make(2 * names.stayed + 2, having('no'), `Named like the opposite of leaving, so ${quoted(having('no'))} means that the customer left.`, `No column is named like churn, and ${name} may only say how active a customer is.`);
  if (isYesNo && names.target === 3) return make(5, having('yes'), `Named like what is to be predicted; ${quoted(having('yes'))} is taken for "left".`, `The name ${name} does not say what it stands for.`);
  if (values.length === 2 && (names.churn > 0 || (isChosen && having('yes').length === 0))) return make(12 * names.churn + 1, [values[1]!], `${names.churn > 0 ? 'Named like an outcome; the' : 'The'} rarer of its two values is taken for "left".`, `Nothing says whether ${quoted([values[0]!])} or ${quoted([values[1]!])} means that the customer left.`);
  if (isChosen && having('yes').length > 0) return make(1, having('yes'), `${quoted(having('yes'))} means yes, and is taken for "left".`, `${quoted(having(null, 'no', 'stayed'))} ${values.length - having('yes').length === 1 ? 'is' : 'are'} taken for customers who are still there.`);
  if (isChosen) return make(1, [values.at(-1)!], 'The rarest of its values is taken for "left".', 'Nothing says which of its values mean that the customer left.');
  return null;
}

const isDigits = (value: string) => /^[\d.]+$/.test(value);

/** What is no part of a yes and no, or a left and stayed, that nearly all cells say; nothing where no such two are there. */
function besideOpposites(merged: readonly Merged[], present: number): Merged[] {
  const meanings = merged.map(({ value }) => valueMeaning(value));
  const isSaid = ([yes, no]: readonly [Meaning, Meaning]) => {
    const cells = merged.reduce((sum, each, i) => sum + (meanings[i] === yes || meanings[i] === no ? each.cells : 0), 0);
    return meanings.includes(yes) && meanings.includes(no) && cells >= OPPOSITES * present;
  };
  return isSaid(['yes', 'no']) || isSaid(['left', 'stayed']) ? merged.filter((_, i) => meanings[i] === null) : [];
}

function strayRows(strays: readonly Merged[]): string {
  if (strays.length === 0) return '';
  const rows = strays.reduce((sum, { cells }) => sum + cells, 0);
  return ` ${quoted(strays.map(({ value }) => value))} ${strays.length === 1 ? 'says' : 'say'} neither: ${rows === 1 ? 'its row is' : `the ${rows} rows with ${strays.length === 1 ? 'it' : 'them'} are`} refused and listed.`;
}

const withDoubt = (found: Outcome | null): Outcome | null => found && { ...found, doubt: found.doubt ?? `"${found.column.name}" sounds like something computed, and no other column says who left.` };

function ask(search: Search, { column, left, doubt, strays }: Outcome): void {
  const values = mergeSpellings(column.values).map(({ value }) => value).filter((value) => !strays.includes(value));
  const others = values.filter((value) => !left.includes(value));
  const choices = [left, ...(values.length === 2 ? [others] : values.map((value) => [value]))].filter((choice, i, all) => choice.length > 0 && all.findIndex((other) => other.join('\n') === choice.join('\n')) === i);
  search.questions.push({
    id: `left:${column.name}`, column: column.name, question: `Which values of "${column.name}" mean that the customer left?`,
    samples: mergeSpellings(column.values).map(({ value, cells }) => `${value} (${cells})`), why: doubt!,
    answers: choices.map((choice) => ({ label: quoted(choice), changes: { columns: { [column.name]: { churnedWhen: choice } } } })),
  });
}
