import { isoDay } from "@springtide/calendar";
import type { Adjustment } from "@springtide/contracts";
import type { MeanIntervals } from "@springtide/season";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Desk } from "../desk/desk.ts";
import { planKey } from "../desk/plan-key.ts";
import { linesAmong } from "../plan-index/lines.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { PreviewedDay } from "./previewed-index.ts";
import type { PlayedDay } from "./queue-views.ts";

const NONE: readonly PreviewedDay[] = [];
const WORKED_OUT_ONCE = { staleTime: Infinity, retry: false, structuralSharing: false } as const;

/** Mean contacts of every interval, worked out in this page; null until then. */
export function useMeans(index: PlanIndex, desk: Desk): readonly MeanIntervals[] | null {
  const means = useQuery({
    queryKey: ["means", planKey(index.plan)],
    queryFn: ({ signal }) => desk.means(signal),
    ...WORKED_OUT_ONCE,
  });
  return means.data ?? null;
}

/** Days that are to be played out, how many have been, and why one could not be. */
interface Served {
  readonly played: readonly PlayedDay[];
  readonly asked: number;
  readonly failure: string | null;
}

/** Plays days out one after the other, for every line among some queues; kept, so that a day seen once is there at once. */
export function useServed(
  index: PlanIndex,
  queues: readonly string[],
  dayIndices: readonly number[],
  desk: Desk,
): Served {
  const lines = linesAmong(index, queues).map(({ queue }) => queue.id);
  const asked = dayIndices.flatMap((dayIndex) => lines.map((queue) => ({ queue, dayIndex })));
  const combine = useCallback(
    (answers: readonly { readonly data: PlayedDay | undefined; readonly error: Error | null }[]): Served => ({
      played: answers.flatMap(({ data }) => data ?? []),
      asked: answers.length,
      failure: answers.find(({ error }) => error !== null)?.error?.message ?? null,
    }),
    [],
  );
  return useQueries({
    queries: asked.map(({ queue, dayIndex }) => {
      const day = isoDay(index.firstDay + dayIndex);
      return {
        queryKey: ["played-day", planKey(index.plan), day, queue],
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<PlayedDay> => ({
          queue,
          dayIndex,
          day: await desk.exactDay(index.plan, { day, queue }, signal),
        }),
        ...WORKED_OUT_ONCE,
      };
    }),
    combine,
  });
}

/** Days under other adjustments, as far as they are worked out: until then those under the adjustments before, if the same days were. */
export function useTried(
  index: PlanIndex,
  dayIndices: readonly number[],
  adjustments: readonly Adjustment[] | null,
  desk: Desk,
): { readonly tried: readonly PreviewedDay[]; readonly isUnderWay: boolean; readonly failure: string | null } {
  const { plan, firstDay } = index;
  const of = ["tried-days", planKey(plan), dayIndices.join()];
  const isAsked = adjustments !== null && dayIndices.length > 0;
  const answer = useQuery({
    queryKey: [...of, JSON.stringify(adjustments)],
    queryFn: ({ signal }) =>
      Promise.all(
        dayIndices.map(async (dayIndex): Promise<PreviewedDay> => {
          const trial = { day: isoDay(firstDay + dayIndex), adjustments: adjustments ?? [] };
          return { dayIndex, day: await desk.tryAdjustments(plan, trial, signal) };
        }),
      ),
    enabled: isAsked,
    placeholderData: (data, query) => (of.every((part, i) => query?.queryKey[i] === part) ? data : undefined),
    ...WORKED_OUT_ONCE,
  });
  return {
    tried: isAsked ? (answer.data ?? NONE) : NONE,
    isUnderWay: isAsked && answer.isFetching,
    failure: isAsked ? (answer.error?.message ?? null) : null,
  };
}
