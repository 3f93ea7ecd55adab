import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { PlanIndex } from "./plan-index.ts";

type Queue = Plan["shop"]["queues"][number];

/** A queue whose customers wait on the line, and whether their patience is an assumption. */
export interface Line {
  readonly queue: Queue;
  readonly patienceAssumed: boolean;
}

/** Those of some queues whose customers wait on the line; work that waits in a pile has no course of minutes. */
export function linesAmong({ plan }: Pick<PlanIndex, "plan">, queues: readonly string[]): readonly Line[] {
  const piles = plan.staffing.filter(({ model }) => model === "workload").map(({ queue }) => queue);
  return plan.shop.queues
    .filter(({ id }) => queues.includes(id) && !piles.includes(id))
    .map((queue) => ({ queue, patienceAssumed: queue.patience.basis === "prior" }));
}

/** Names what is assumed, for whoever looks at figures that rest on it; null where all patience is the shop's own. */
export function assumedPatienceInWords(lines: readonly Line[], { say, list }: Words): string | null {
  const assumed = lines.filter(({ patienceAssumed }) => patienceAssumed).map(({ queue }) => queue.name);
  if (assumed.length === 0) return null;
  return say("plan-index.patience-assumed", { queues: list(assumed) });
}
