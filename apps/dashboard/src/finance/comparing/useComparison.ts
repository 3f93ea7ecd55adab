import type { ComparisonBasis, JobAnswer, StoredComparison } from "@springtide/contracts";
import { ComparisonCall, parseOrRefuse } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useOwn } from "../../address/useAddress.ts";
import { financeApi } from "../finance-api.ts";
import { comparisonQuestion, isUnderWay } from "../finance-questions.ts";

/** What is asked for, as it stands in the fields. */
interface WrittenCall {
  readonly kind: ComparisonCall["kind"];
  readonly [field: string]: unknown;
}

/** A comparison of one kind: the one looked at, how far the one is that is under way, and the ways to begin and to end one. */
export interface Comparing {
  readonly shown: StoredComparison | null;
  /** The job that was asked for last, until it came to something. */
  readonly job: JobAnswer | null;
  readonly isLoading: boolean;
  readonly isStarting: boolean;
  readonly error: Error | null;
  /** @param call as it was written: what breaks the rules of the API is told in `error`, at its field */
  readonly start: (call: WrittenCall) => void;
  readonly cancel: () => void;
}

const LOOK_EVERY_MS = 600;

/**
 * The job is kept in the address: a page that is loaded again finds it under way, or what it came to. Without one, the newest of the kind.
 * @param key word in the address for the job
 * @param fits which of the kind are meant; all if not given
 */
export function useComparison(
  shop: string,
  kind: ComparisonCall["kind"],
  key: string,
  fits: (basis: ComparisonBasis) => boolean = () => true,
): Comparing {
  const [asked, setAsked] = useOwn(key);
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: ["finance", shop, "job", asked],
    queryFn: ({ signal }) => financeApi.getJob({ params: { job: asked ?? "" }, signal }),
    enabled: asked !== null,
    retry: false,
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? LOOK_EVERY_MS : false),
  });
  const isReady = job.data?.state === "ready";
  const list = useQuery({
    queryKey: ["finance", shop, "comparisons"],
    queryFn: ({ signal }) => financeApi.listComparisons({ params: { shop }, signal }),
    refetchInterval: ({ state }) =>
      isReady && state.data?.comparisons.some((one) => one.job === asked) !== true ? LOOK_EVERY_MS : false,
  });
  const entries = list.data?.comparisons.filter((one) => one.kind === kind && fits(one.basis)) ?? [];
  const entry = entries.find((one) => one.job === asked) ?? (asked === null ? entries[0] : undefined);
  const shown = useQuery({ ...comparisonQuestion(shop, entry?.number ?? 0), enabled: entry !== undefined });
  const look = (): Promise<void> => queries.invalidateQueries({ queryKey: ["finance", shop, "comparisons"] });
  const start = useMutation({
    mutationFn: async (call: WrittenCall) =>
      financeApi.startComparison({ params: { shop }, body: parseOrRefuse(ComparisonCall, call) }),
    onSuccess: (told) => {
      queries.setQueryData(["finance", shop, "job", told.id], told);
      setAsked(told.id);
      return look();
    },
  });
  const cancel = useMutation({
    mutationFn: () => financeApi.cancelComparison({ params: { shop, job: asked ?? "" } }),
    onSuccess: (told) => {
      queries.setQueryData(["finance", shop, "job", told.id], told);
      return look();
    },
  });
  return {
    shown: entry === undefined ? null : (shown.data ?? null),
    job: asked === null || entry !== undefined ? null : (job.data ?? null),
    isLoading: list.isPending || (entry !== undefined && shown.isPending),
    isStarting: start.isPending,
    error: start.error ?? cancel.error ?? list.error ?? shown.error,
    start: (body) => {
      start.mutate(body);
    },
    cancel: () => {
      cancel.mutate();
    },
  };
}
