import { once } from "node:events";
import type { JobCall, jobRoutes } from "@springtide/contracts";
import type { JobPage, Scope, Store, StoredJob } from "@springtide/store";
import { Answer } from "../http/answer.ts";
import { importerOf } from "../imports/importer-of.ts";
import type { Actor } from "../people/actor.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { fleetLines } from "./fleet-lines.ts";
import { fleetQuestions } from "./fleet-questions.ts";
import { jobAnswer } from "./job-answer.ts";
import type { Jobs } from "./jobs.ts";
import { FLEET } from "./jobs.ts";
import { watching } from "./watching.ts";

export interface JobNeeds {
  readonly store: Store;
  readonly background: Jobs;
}

const PAGE = 100;

/** What is answered of background work. */
export function jobHandlers({ store, background: jobs }: JobNeeds): Handlers<typeof jobRoutes> {
  const known = async (scope: Scope, id: string): Promise<StoredJob> => {
    const job = await jobs.job(scope, id);
    if (job === null) throw noSuchJob(id);
    return job;
  };
  const start = async ({ scope, person }: Actor, call: JobCall): Promise<string> => {
    if (call.kind === FLEET) return jobs.runFleet(scope, await fleetQuestions(store.within(scope), call));
    return jobs.run(call.kind, scope, call.kind === "import" ? { ...call, ...importerOf(person) } : call);
  };
  return {
    async startJob({ body, actor }) {
      const job = await known(actor.scope, await start(actor, body));
      return new Answer(jobAnswer(job), { location: `/api/jobs/${job.id}` });
    },

    async listJobs({ query: { cursor, limit = PAGE, ...only }, actor: { scope } }) {
      const page: JobPage = { ...only, before: cursor, limit: limit + 1 };
      const found = await jobs.list(scope, page);
      const shown = found.slice(0, limit);
      return { jobs: shown.map(jobAnswer), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
    },

    getJob: async ({ params: { job }, actor: { scope } }) => jobAnswer(await known(scope, job)),

    async jobProgress({ params: { job: id }, actor: { scope }, signal }) {
      await known(scope, id);
      return async (tell) => {
        const ended = new AbortController();
        const unwatch = watching<StoredJob>({
          read: () => jobs.job(scope, id),
          listen: (changed) =>
            jobs.listen((job) => {
              // Whatever ends may be what a fleet waited for.
              if (job.id === id || isFinal(job)) changed();
            }),
          tell(job) {
            tell(jobAnswer(job));
            if (isFinal(job)) ended.abort();
          },
        });
        const over = AbortSignal.any([signal, ended.signal]);
        if (!over.aborted) await once(over, "abort");
        unwatch();
      };
    },

    async cancelJob({ params: { job: id }, actor: { scope } }) {
      const job = await jobs.cancel(scope, id);
      if (job === null) throw noSuchJob(id);
      return jobAnswer(job);
    },

    async jobResult({ params: { job: id }, actor: { scope } }) {
      const job = await known(scope, id);
      const result = await jobs.result(scope, job);
      if (result === null) throw noResult(job);
      const value: unknown = JSON.parse(result);
      return value;
    },

    async fleetLines({ params: { job }, query: { cursor = 0, limit = PAGE }, actor: { scope } }) {
      await known(scope, job);
      return fleetLines(jobs, scope, { fleet: job, after: cursor, limit });
    },

    async missedRuns({ actor: { scope } }) {
      const missed = await store.within(scope).jobs.missedNights();
      return {
        missed: missed.map(({ shop, missed: nights, missedFrom, dueAt, job }) => ({
          ...{ shop, missed: nights, since: missedFrom ?? dueAt, caughtUpBy: job },
        })),
      };
    },

    async seenMissedRuns({ actor: { scope } }) {
      await store.within(scope).jobs.markMissedShown();
      return undefined;
    },
  };
}

function isFinal({ state }: StoredJob): boolean {
  return state === "ready" || state === "failed" || state === "cancelled";
}

function noSuchJob(id: string): HttpProblem {
  return new HttpProblem(404, "no-such-job", "Not found", `There is no job ${id}.`);
}

function noResult({ id, kind, state }: StoredJob): HttpProblem {
  const detail =
    kind === FLEET
      ? `The job ${id} is a fleet: its results stand at /api/jobs/${id}/fleet.`
      : `The job ${id} is ${state}; only a job that is ready has a result.`;
  return new HttpProblem(409, "no-result", "No result", detail);
}
