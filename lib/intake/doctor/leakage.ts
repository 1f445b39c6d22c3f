import type { Leak } from '@/lib/churn/training/findLeaks';
import type { Check } from './examined';
import { ignoring } from './columns';
import { quoted } from './words';

const TITLES: Record<Leak['reason'], (name: string, rocAuc: string) => string> = {
  'copies-outcome': (name, rocAuc) => `${name} alone tells who left (ROC AUC ${rocAuc}).`,
  'after-outcome': (name, rocAuc) => `Whether ${name} is filled in tells who left (ROC AUC ${rocAuc}).`,
  identifier: (name) => `${name} names the customer.`,
};

const WHY: Record<Leak['reason'], string> = {
  'copies-outcome': 'A model that sees it looks perfect here and knows nothing of customers whose outcome is still open. Training leaves it out in any case.',
  'after-outcome': 'For the customers whom you want to predict it is not known yet. Training leaves it out in any case.',
  identifier: 'What is learnt of it holds for nobody else. Training leaves it out in any case.',
};

/** Columns that give the outcome away or name the customer (CHECKS M5). */
export const leakage: Check = ({ dataset, leaks }) => leaks.map(({ name, reason, detail, rocAuc }) => ({
  id: `leak:${name}`,
  severity: 'warns',
  column: name,
  title: TITLES[reason](quoted(name), rocAuc?.toFixed(3) ?? ''),
  detail: `${detail} ${WHY[reason]}`,
  remedy: ignoring(dataset.columns.get(name)!.spec),
}));
