import type { JobAnswer } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { settingsApi } from "./settings-api.ts";
import { planJobQuestion } from "./settings-questions.ts";

/** The newest work on a shop's plan, as it goes on; after a reload as well. */
export function usePlanJob(shop: string) {
  const queries = useQueryClient();
  const { data } = useQuery(planJobQuestion(shop));
  const job = data ?? null;
  const followed = job !== null && isUnderWay(job) ? job.id : null;
  useEffect(() => {
    if (followed === null) return undefined;
    const end = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const told of settingsApi.jobProgress({ params: { job: followed }, signal: end.signal }))
        queries.setQueryData(planJobQuestion(shop).queryKey, told);
      for (const key of ["plan", "shops", "shop"]) void queries.invalidateQueries({ queryKey: [key] });
    };
    // Whoever leaves the page, or loses the server, asks again with the next look.
    follow().catch(() => undefined);
    return () => {
      end.abort();
    };
  }, [followed, queries, shop]);
  const told = (answer: JobAnswer): void => {
    queries.setQueryData(planJobQuestion(shop).queryKey, answer);
  };
  const start = useMutation({
    mutationFn: () => settingsApi.startJob({ body: { kind: "plan", shop } }),
    onSuccess: told,
  });
  const cancel = useMutation({
    mutationFn: (id: string) => settingsApi.cancelJob({ params: { job: id } }),
    onSuccess: told,
  });
  return { job, isUnderWay: followed !== null, start, cancel };
}

function isUnderWay({ state }: Pick<JobAnswer, "state">): boolean {
  return state === "waiting" || state === "running";
}
