import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import type { Role } from '@/lib/dataset/schema';
import { formatDate } from '@/lib/format';
import type { DictionaryChange } from './change';
import { listed } from './words';

const ROLES: Partial<Record<Role, string>> = {
  ignored: 'is not used', feature: 'is a detail for the model', segmentation: 'is a detail to group by', protected: 'is kept from the model',
};

/** A change that was made, in a sentence. */
export function remedyText(change: DictionaryChange): string {
  switch (change.kind) {
    case 'setRole': return `“${change.column}” ${ROLES[change.role] ?? `is the column with ${COLUMN_FOR[change.role]}`}.`;
    case 'setNullable': return `“${change.column}” may be empty.`;
    case 'setMissingMeans': return `Where “${change.column}” is empty it means: ${change.text}.`;
    case 'treatAsMissing': return `“${change.token}” means that there is no value.`;
    case 'setOthers': return `Values of “${change.column}” that are not listed count as “${change.others}”.`;
    case 'groupRare': return `Rare values of “${change.column}” count as “${change.others}”.`;
    case 'addCategories': return `“${change.column}” has the values ${change.categories.join(', ')}, too.`;
    case 'addSpellings': return `“${change.column}”: ${Object.entries(change.spellings).map(([text, category]) => `“${text}” is “${category}”`).join(', ')}.`;
    case 'setRange': return `“${change.column}” may lie between ${change.min} and ${change.max}.`;
    case 'leaveOutWithoutOutcome': return `Rows that do not say in “${change.column}” who left are left out.`;
    case 'acceptFractions': return `“${change.column}” may have fractions.`;
    case 'setLearned': return `The model ${change.learned ? 'learns' : 'does not learn'} from ${listed(change.columns.map((name) => `“${name}”`))}${change.learned ? '' : '; everything else uses what is known of it'}.`;
    case 'setUnreadable': return `Cells of “${change.column}” that cannot be read count as missing.`;
    case 'readMonthEnd': return `A day of “${change.column}” that its month has not is the last one of it.`;
    case 'treatDayAsMissing': return `${formatDate(change.day)} in “${change.column}” means that the day is not known.`;
    case 'mendWrongDays': return change.days === 'missing' ? 'Days of joining and leaving that contradict each other count as unknown.' : 'A day of leaving before that of joining changes places with it.';
    case 'mendRaggedRows': return 'Rows with too few cells end with empty ones, and empty cells too many are left out.';
    case 'leaveOutNuls': return 'NUL characters are left out wherever they stand.';
    case 'countEqualRowsOnce': return 'Rows that are equal in everything but the id count once.';
    case 'setRepeatedIds': return `Of several rows of a customer the ${change.kept} counts.`;
    case 'keepLatest': return `Of several rows of a customer the one with the highest “${change.column}” counts.`;
    case 'setReading': return 'Numbers are read in another way.';
  }
}
