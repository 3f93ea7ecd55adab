import { queryOptions } from "@tanstack/react-query";
import { daysApi } from "./days-api.ts";

/** How a shop is described, and in which version. */
export function descriptionQuestion(shop: string) {
  return queryOptions({
    queryKey: ["description", shop],
    queryFn: ({ signal }) => daysApi.getDescription({ params: { shop }, signal }),
    staleTime: 60_000,
    retry: false,
  });
}

const IN_WORK: readonly string[] = ["waiting", "running"];

/** The newest work on a plan of the shop, followed as long as it is under way; null where there was none. */
export function planJobQuestion(shop: string) {
  return queryOptions({
    queryKey: ["plan-job", shop],
    queryFn: async ({ signal }) =>
      (await daysApi.listJobs({ query: { kind: "plan", shop, limit: "1" }, signal })).jobs[0] ?? null,
    refetchInterval: ({ state }) => (isInWork(state.data ?? null) ? 1500 : false),
    retry: false,
  });
}

export function isInWork(job: { readonly state: string } | null): boolean {
  return job !== null && IN_WORK.includes(job.state);
}
