import type { JobAnswer } from "@springtide/contracts";

/** The runs of one kind of work of a shop, told apart by what they are good for. */
export interface Runs {
  /** The newest that has not ended. */
  readonly underWay: JobAnswer | null;
  /** Those that came to something, newest first. */
  readonly ready: readonly JobAnswer[];
  /** The one looked at: the one chosen, else the newest. */
  readonly shown: JobAnswer | null;
  /** The newest, where it failed. */
  readonly failed: JobAnswer | null;
}

/** @param jobs newest first @param chosen id of the run that is to be looked at */
export function runsOf(jobs: readonly JobAnswer[], chosen: string | null): Runs {
  const ready = jobs.filter(({ state }) => state === "ready");
  const [newest] = jobs;
  return {
    underWay: jobs.find(isUnderWay) ?? null,
    ready,
    shown: ready.find(({ id }) => id === chosen) ?? ready[0] ?? null,
    failed: newest?.state === "failed" ? newest : null,
  };
}

export function isUnderWay({ state }: JobAnswer): boolean {
  return state === "waiting" || state === "running";
}

/** Whether a run was asked for before the newest plan was there. */
export function isOlder(run: JobAnswer | null, plan: JobAnswer | undefined): boolean {
  return run !== null && plan?.endedAt != null && Date.parse(run.askedAt) < Date.parse(plan.endedAt);
}
