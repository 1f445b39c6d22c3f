/** One job of an import, in a process of its own: intakeJob ID profile|check|train|score. Its outcome is in the import's folder. */
import { importIdSchema, JOBS, type JobKind } from '@/lib/intake/importState';
import { checkJob } from '@/lib/intake/server/checkJob';
import { profileJob } from '@/lib/intake/server/profileJob';
import { runJob, type Job } from '@/lib/intake/server/runJob';
import { trainJob } from '@/lib/intake/server/trainJob';
import { scoreJob } from '@/lib/workspace/server/scoreJob';

const WORK: Record<JobKind, Job> = { profile: profileJob, check: checkJob, train: trainJob, score: scoreJob };

const [id = '', kind] = process.argv.slice(2);
const job = JOBS.find((name) => name === kind);
if (!importIdSchema.safeParse(id).success || !job) {
  console.error('Usage: intakeJob ID profile|check|train|score');
  process.exitCode = 1;
} else {
  await runJob(id, job, WORK[job]);
}
