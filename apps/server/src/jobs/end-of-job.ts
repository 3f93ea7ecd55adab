import { Refusal } from "@springtide/refusal";
import type { Scope, StoredJob } from "@springtide/store";
import { Cancelled } from "@springtide/refusal";
import { storedFailure } from "./job-failure.ts";
import type { Jobs } from "./jobs.ts";
import { watching } from "./watching.ts";

/**
 * Waits for a job, and gives back what it came to, as JSON. Whoever stops waiting does not stop the job.
 * @throws Refusal that the job failed with; Cancelled where it was cancelled, or nobody waits any more
 */
export async function endOfJob(jobs: Jobs, scope: Scope, id: string, signal: AbortSignal): Promise<string> {
  const job = await ended(jobs, scope, id, signal);
  if (job.state === "cancelled") throw new Cancelled();
  const result = await jobs.result(scope, job);
  if (result !== null) return result;
  const failure = storedFailure(job.failure);
  if (failure !== null && failure.errors.length > 0) throw new Refusal(failure.errors);
  throw new Error(failure?.reason ?? `The job ${id} ended with nothing.`);
}

function ended(jobs: Jobs, scope: Scope, id: string, signal: AbortSignal): Promise<StoredJob> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      unwatch();
      reject(new Cancelled());
    };
    const unwatch = watching<StoredJob>({
      read: () => jobs.job(scope, id),
      listen: (changed) =>
        jobs.listen((job) => {
          if (job.id === id) changed();
        }),
      tell(job) {
        if (job.state === "waiting" || job.state === "running") return;
        unwatch();
        signal.removeEventListener("abort", leave);
        resolve(job);
      },
    });
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}
