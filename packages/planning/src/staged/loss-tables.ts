import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import type { QueueWork } from "../requirement/queue-work.ts";
import type { ContactLoss } from "./contact-loss.ts";
import type { ConvexLoss } from "./convex-loss.ts";
import { queueLosses } from "./queue-losses.ts";

/** Losses of one queue: one for each signal and cell. */
export interface LossTables {
  readonly cells: QueueWork["cells"];
  /** [signal][cell] */
  readonly losses: readonly (readonly ConvexLoss[])[];
}

/**
 * What each cell of a queue (an open interval, or an open day of deferred work) loses by the agents in it, expected over the paths of each
 * signal, as its convex envelope. Agents are net of shrinkage. Steps that change less than `tolerance` (money) are left out, always downwards.
 */
export function lossTables(question: {
  readonly queue: QueueDemand;
  readonly grid: PlanningGrid;
  readonly pathsOfSignal: readonly (readonly number[])[];
  readonly loss: ContactLoss;
  readonly tolerance: number;
}): LossTables {
  const { queue, grid, pathsOfSignal, loss, tolerance } = question;
  const paths = 1 + Math.max(-1, ...pathsOfSignal.flat());
  const opened = queueLosses({ queue, grid, loss, paths });
  const { cells } = opened;
  return { cells, losses: opened.losses(pathsOfSignal, { from: 0, to: cells.count }, tolerance) };
}
