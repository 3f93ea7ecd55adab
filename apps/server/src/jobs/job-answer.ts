import type { JobAnswer } from "@springtide/contracts";
import type { StoredJob } from "@springtide/store";
import { storedFailure } from "./job-failure.ts";

/** A job as it is told: how far it is, and never what other organisations or machines have to do with it. */
export function jobAnswer(job: StoredJob): JobAnswer {
  const { id, kind, shop, state, done, total, label, attempts, askedAt, startedAt, endedAt } = job;
  return {
    ...{ id, kind, shop, state, done, total, label, attempts, askedAt, startedAt, endedAt },
    failure: state === "failed" ? storedFailure(job.failure) : null,
  };
}
