import type { Workspace } from '@/lib/workspace/derive';
import { reasonsInBackground, type CustomerReasons } from './customerReasons';

/** As long as a page may wait for what another one has asked for already. */
const PATIENCE_MS = 1500;

/** The reasons of all customers, or null while they are still being found, which goes on in the background. */
export async function reasonsWithin(workspace: Workspace, milliseconds = PATIENCE_MS): Promise<CustomerReasons | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([reasonsInBackground(workspace), late]);
  } finally {
    clearTimeout(timer);
  }
}
