import type { JobAnswer } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";
import { dataApi } from "./data-api.ts";

const WATCHED_MS = 300;
const LIST_WATCHED_MS = 3000;

/** One shop with its queues. */
export function shopQuestion(shop: string) {
  return queryOptions({
    queryKey: ["shop", shop],
    queryFn: ({ signal }) => dataApi.getShop({ params: { shop }, signal }),
  });
}

/** How far a job is; asked again until it has ended. */
export function jobQuestion(job: string) {
  return queryOptions({
    queryKey: ["job", job],
    queryFn: ({ signal }) => dataApi.getJob({ params: { job }, signal }),
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? WATCHED_MS : false),
  });
}

/** What a job that is ready came to. */
export function jobResultQuestion(job: string) {
  return queryOptions({
    queryKey: ["job-result", job],
    queryFn: ({ signal }) => dataApi.jobResult({ params: { job }, signal }),
    staleTime: Infinity,
  });
}

/** The newest jobs of a shop; asked again while one of them is under way. */
export function jobsQuestion(shop: string) {
  return queryOptions({
    queryKey: ["jobs", shop],
    queryFn: ({ signal }) => dataApi.listJobs({ query: { shop, limit: "12" }, signal }),
    refetchInterval: ({ state }) => (state.data?.jobs.some(isUnderWay) === true ? LIST_WATCHED_MS : false),
  });
}

/** Nightly runs that came late. */
export const missedRunsQuestion = queryOptions({
  queryKey: ["missed-runs"],
  queryFn: ({ signal }) => dataApi.missedRuns({ signal }),
});

/** What was imported, the newest first. */
export function importsQuestion(shop: string) {
  return queryOptions({
    queryKey: ["imports", shop],
    queryFn: ({ signal }) => dataApi.listImports({ params: { shop }, signal }),
  });
}

/** What is stored of each queue in a year, day by day. */
export function historyDaysQuestion(shop: string, year: number) {
  const query = { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` };
  return queryOptions({
    queryKey: ["history-days", shop, year],
    queryFn: ({ signal }) => dataApi.getHistoryDays({ params: { shop }, query, signal }),
  });
}

/** How the weather of each market is. */
export function weatherQuestion(shop: string) {
  return queryOptions({
    queryKey: ["weather", shop],
    queryFn: ({ signal }) => dataApi.getWeatherStatus({ params: { shop }, signal }),
  });
}

/** Orders, campaigns and audits. */
export function figuresQuestion(shop: string) {
  return queryOptions({
    queryKey: ["figures", shop],
    queryFn: ({ signal }) => dataApi.getFigures({ params: { shop }, signal }),
  });
}

/** What was open when somebody last counted. */
export function backlogQuestion(shop: string) {
  return queryOptions({
    queryKey: ["backlog", shop],
    queryFn: ({ signal }) => dataApi.getBacklog({ params: { shop }, signal }),
  });
}

export function isUnderWay({ state }: Pick<JobAnswer, "state">): boolean {
  return state === "waiting" || state === "running";
}
