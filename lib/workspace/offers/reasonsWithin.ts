import type { Workspace } from '@/lib/workspace/derive';
import { reasonsInBackground, reasonsProgress, type CustomerReasons } from './customerReasons';

/** As long as a page may wait for what another one has asked for already. */
const PATIENCE_MS = 1500;

/** So many more take longer than anybody waits. */
const TOO_MANY = 50_000;

/** The reasons of all customers, or null while they are still being found, which goes on in the background. */
export async function reasonsWithin(workspace: Workspace, milliseconds = PATIENCE_MS): Promise<CustomerReasons | null> {
  const found = reasonsInBackground(workspace);
  const { done, of } = reasonsProgress(workspace);
  if (of - done > TOO_MANY) return null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
