import type { JobAnswer, JobCall } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { z } from "zod";
import { useOwn } from "../../address/useAddress.ts";
import { proofApi } from "./proof-api.ts";
import type { Runs } from "./runs.ts";
import { isOlder, isUnderWay, runsOf } from "./runs.ts";

type ProofKind = Extract<JobCall["kind"], "simulate" | "replay" | "backtest">;
type Call = NonNullable<Parameters<typeof proofApi.startJob>[0]>;

/** Work of one kind for a shop: what there is of it, what is looked at, and the ways to begin and to end it. */
export interface RunsState<Result> extends Runs {
  readonly result: Result | null;
  /** Whether the shop has been planned anew since the run that is looked at. */
  readonly isOld: boolean;
  /** What went wrong with asking; what went wrong with the work is in `failed`. */
  readonly error: Error | null;
  readonly isStarting: boolean;
  readonly start: (call: Call) => void;
  readonly cancel: () => void;
  readonly choose: (run: string) => void;
  readonly retry: () => void;
}

const LISTED = "20";
const LOOK_EVERY_MS = 1000;

/**
 * The runs of a kind are found among the jobs of the server, so a page that is loaded again finds what is under way and what was found.
 * @param own word in the address for the run that is looked at
 */
export function useRuns<Schema extends z.ZodType>(asked: {
  readonly shop: string;
  readonly kind: ProofKind;
  readonly schema: Schema;
  readonly own: string;
}): RunsState<z.output<Schema>> {
  const { shop, kind, schema, own } = asked;
  const [chosen, choose] = useOwn(own);
  const queries = useQueryClient();
  const key = ["runs", shop, kind];
  const list = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await proofApi.listJobs({ query: { kind, shop, limit: LISTED }, signal })).jobs,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? LOOK_EVERY_MS : false),
  });
  const plans = useQuery({
    queryKey: ["runs", shop, "plan"],
    queryFn: async ({ signal }) =>
      (await proofApi.listJobs({ query: { kind: "plan", shop, state: "ready", limit: "1" }, signal })).jobs,
  });
  const runs = useMemo(() => runsOf(list.data ?? [], chosen), [list.data, chosen]);
  const result = useQuery({
    queryKey: ["run", runs.shown?.id],
    queryFn: async ({ signal }) =>
      schema.parse(await proofApi.jobResult({ params: { job: runs.shown?.id ?? "" }, signal })),
    enabled: runs.shown !== null,
    staleTime: Infinity,
    structuralSharing: false,
  });
  const look = (): Promise<void> => queries.invalidateQueries({ queryKey: key });
  const start = useMutation({
    mutationFn: (call: Call) => proofApi.startJob(call),
    onSuccess: () => {
      choose(null);
      return look();
    },
  });
  const cancel = useMutation({
    mutationFn: (job: JobAnswer) => proofApi.cancelJob({ params: { job: job.id } }),
    onSettled: look,
  });
  return {
    ...runs,
    result: result.data ?? null,
    isOld: isOlder(runs.shown, plans.data?.[0]),
    error: start.error ?? cancel.error ?? list.error ?? result.error,
    isStarting: start.isPending,
    start: (call) => {
      start.mutate(call);
    },
    cancel: () => {
      if (runs.underWay !== null) cancel.mutate(runs.underWay);
    },
    choose,
    retry: () => {
      start.reset();
      cancel.reset();
      void look();
      void result.refetch();
    },
  };
}
