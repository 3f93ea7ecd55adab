import type { InScope } from "../database/scope.ts";
import type { NewJob } from "./ask-jobs.ts";
import { askJobs } from "./ask-jobs.ts";
import type { JobEnd } from "./finish-job.ts";
import { cancelJob, finishJob } from "./finish-job.ts";
import type { FleetMember, NewFleet } from "./fleet.ts";
import { askFleet, selectMembers } from "./fleet.ts";
import type { JobQueue } from "./job-queue.ts";
import type { Beat, BeatAnswer, GivenBack, Held, Lessee, Swept } from "./lease-jobs.ts";
import { beatJobs, claimJobs, giveBack, requeueForgotten, sweepJobs } from "./lease-jobs.ts";
import type { NightlyRun } from "./nightly-runs.ts";
import { beginNightly, markMissedShown, selectLastNightly, selectMissed, selectShopZones } from "./nightly-runs.ts";
import type { JobPage, StoredJob } from "./stored-job.ts";
import { selectJob, selectJobs, selectNewestJob, selectNewestJobs, selectResult } from "./stored-job.ts";

/** Background work in a scope: asked, looked at, cancelled. Those who do the work take it in the scope of every organisation. */
export interface JobStore {
  /** Ids of the jobs that answer these, in their order; what is waited for or known already is not made anew. */
  ask(queue: JobQueue, jobs: readonly NewJob[]): Promise<string[]>;
  /** Asks many jobs as one; gives back its id. */
  askFleet(queue: JobQueue, fleet: NewFleet): Promise<string>;
  job(id: string): Promise<StoredJob | null>;
  /** Newest first. */
  list(page: JobPage): Promise<StoredJob[]>;
  newest(of: { readonly kind: string; readonly shop: string }): Promise<StoredJob | null>;
  newestOfShops(kind: string): Promise<StoredJob[]>;
  /** What a question was answered with, as JSON word for word. */
  result(hash: string): Promise<string | null>;
  members(fleet: string, page: { readonly after: number; readonly limit: number }): Promise<FleetMember[]>;
  /** The job as it is afterwards; null if there is none. */
  cancel(queue: JobQueue, id: string): Promise<StoredJob | null>;
  /** Ends a job with its result; null, and nothing stored, for those who no longer hold it. */
  finish(queue: JobQueue, held: Held, end: JobEnd): Promise<StoredJob | null>;

  claim(queue: JobQueue, lane: string, lessee: Lessee & { readonly count: number }): Promise<StoredJob[]>;
  beat(beats: readonly Beat[], leaseSeconds: number): Promise<ReadonlyMap<string, BeatAnswer>>;
  giveBack(queue: JobQueue, held: readonly Held[], how?: GivenBack): Promise<void>;
  sweep(queue: JobQueue, terms: Parameters<typeof sweepJobs>[2]): Promise<Swept>;
  requeueForgotten(queue: JobQueue): Promise<readonly string[]>;

  /** Whether this call is the one that begins a shop's run of a night. */
  beginNightly(run: Omit<NightlyRun, "shown">): Promise<boolean>;
  /** The newest run of each shop, up to an instant. */
  lastNightly(until: string): ReturnType<typeof selectLastNightly>;
  /** The zone of each shop in scope. */
  shopZones(): ReturnType<typeof selectShopZones>;
  /** Runs after nights that were missed and that nobody has seen yet. */
  missedNights(): Promise<NightlyRun[]>;
  markMissedShown(): Promise<void>;
}

/** @param inScope runs a transaction that shows and takes only what the scope may see */
export function jobStore(inScope: InScope): JobStore {
  return {
    ask: (queue, jobs) => inScope((database) => askJobs(database, queue, jobs)),
    askFleet: (queue, fleet) => inScope((database) => askFleet(database, queue, fleet)),
    job: (id) => inScope((database) => selectJob(database, id)),
    list: (page) => inScope((database) => selectJobs(database, page)),
    newest: (of) => inScope((database) => selectNewestJob(database, of)),
    newestOfShops: (kind) => inScope((database) => selectNewestJobs(database, kind)),
    result: (hash) => inScope((database) => selectResult(database, hash)),
    members: (fleet, page) => inScope((database) => selectMembers(database, fleet, page)),
    cancel: (queue, id) => inScope((database) => cancelJob(database, queue, id)),
    finish: (queue, held, end) => inScope((database) => finishJob(database, queue, held, end)),
    claim: (queue, lane, lessee) => inScope((database) => claimJobs(database, queue, lane, lessee)),
    beat: (beats, leaseSeconds) => inScope((database) => beatJobs(database, beats, leaseSeconds)),
    giveBack: (queue, held, how) => inScope((database) => giveBack(database, queue, held, how)),
    sweep: (queue, terms) => inScope((database) => sweepJobs(database, queue, terms)),
    requeueForgotten: (queue) => inScope((database) => requeueForgotten(database, queue)),
    beginNightly: (run) => inScope((database) => beginNightly(database, run)),
    lastNightly: (until) => inScope((database) => selectLastNightly(database, until)),
    shopZones: () => inScope(selectShopZones),
    missedNights: () => inScope(selectMissed),
    markMissedShown: () => inScope(markMissedShown),
  };
}
