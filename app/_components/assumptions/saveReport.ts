import 'server-only';
import { valueText, whatText } from '@/lib/workspace/assumptionsPage/historyText';
import { keyResults } from '@/lib/workspace/assumptionsPage/keyResults';
import type { Workspace } from '@/lib/workspace/derive';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import type { Saved } from '@/lib/workspace/server/saveAssumptions';
import type { SaveReport } from './assumptionsState';

/** What was changed, and the key results before and after it. */
export async function saveReport({ before, after, changed }: Saved): Promise<SaveReport> {
  const { currency } = after.dataset.dictionary;
  const reasons = await reasonsWithin(after);
  const planValue = reasons ? (of: Workspace) => planView(of, reasons, DEFAULT_PLAN)?.totals.value ?? null : undefined;
  const results = keyResults(after, reasons, planValue);
  const earlier = new Map(keyResults(before, reasons, planValue).map(({ label, text }) => [label, text]));
  return {
    changes: changed.map((change) => ({
      label: whatText(change.what, change.after === null ? before.offersFile : after.offersFile),
      before: valueText(change, change.before, currency),
      after: valueText(change, change.after, currency),
    })),
    results: results.map(({ label, text }) => ({ label, before: earlier.get(label) ?? '—', after: text })),
    note: reasons ? null : 'What the best offers bring is still being worked out: load the page again in some seconds.',
  };
}
