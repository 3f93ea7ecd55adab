import { civilDay, isoDay } from "@springtide/calendar";
import type { LongerHoursProgress, Plan } from "@springtide/contracts";
import { longerHoursRoutes, shopRoutes } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";
import { pageClient } from "../api/page-client.ts";
import type { TriedWindow } from "./hours-draft.ts";
import { callOf } from "./hours-draft.ts";

const api = pageClient({ ...longerHoursRoutes, getHistory: shopRoutes.getHistory });

/** Half a year says when contacts come over the week, and no season weighs more than it should. */
const DAYS_BACK = 182;

/** The last half year of a history, interval by interval. */
export function lastIntervalsQuestion({ shop, history }: Plan) {
  const to = civilDay(history.lastDay);
  const query = { from: isoDay(Math.max(civilDay(history.firstDay), to - DAYS_BACK + 1)), to: history.lastDay };
  return queryOptions({
    queryKey: ["history", shop.id, query.from, query.to],
    queryFn: ({ signal }) => api.getHistory({ params: { shop: shop.id }, query, signal }),
    structuralSharing: false,
    staleTime: Infinity,
  });
}

/**
 * Has windows weighed, and tells how far that is; ends with the answer. Aborting the signal ends the work on the server too.
 * @param horizon how far to look, such as "13w"; as far as the plan if null
 * @throws ApiProblem where the server refuses, cannot be reached, or ends before its answer
 */
export async function weighWindows(
  shop: string,
  { windows, horizon }: { readonly windows: readonly TriedWindow[]; readonly horizon: string | null },
  tell: (progress: LongerHoursProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  let isOver = false;
  const body = { longerHours: windows.map(callOf), ...(horizon === null ? {} : { horizon }) };
  for await (const told of api.weighLongerHours({ params: { shop }, body, signal })) {
    isOver = told.state !== "under-way";
    tell(told);
  }
  if (!isOver && !signal.aborted) throw new Error("the server ended the work before it was done");
}
