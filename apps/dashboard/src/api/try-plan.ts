import { planRoutes, TrialProgress } from "@springtide/contracts";
import { addressOf, ApiProblem, problemOf, reach } from "./client.ts";
import { eventsOf } from "./events-of.ts";

/** Changes as the API takes them: what people would write in a file of scenarios. */
export interface TrialChanges {
  readonly agreements?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly customerValue?: Readonly<Record<string, number>>;
}

/**
 * Has a plan made anew for other terms, and tells how far it is; ends with the answer. Aborting the signal ends the work on the server too.
 * @throws ApiProblem where the server refuses, cannot be reached, or ends before its answer
 */
export async function tryPlan(
  shop: string,
  changes: TrialChanges,
  tell: (progress: TrialProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await reach(addressOf(planRoutes.tryPlan.path, { shop }), {
    signal,
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify({ changes }),
  });
  if (!response.ok) throw new ApiProblem(problemOf(response.status, await response.json().catch(() => undefined)));
  const work = { isOver: false };
  const feed = eventsOf((data) => {
    const told = TrialProgress.parse(JSON.parse(data));
    work.isOver = told.state !== "under-way";
    tell(told);
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) feed(piece.value);
  if (!work.isOver && !signal.aborted) throw new Error("the server ended the work before it was done");
}
