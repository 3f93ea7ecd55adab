import type { PlanModel, Queue } from "@springtide/contracts";
import type { QueueDemand } from "@springtide/planning";
import { openingDays } from "./backlog/opening-days.ts";
import { stillToCome } from "./backlog/still-to-come.ts";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";
import { isDeferred } from "./deferred.ts";
import { queueOf } from "./places.ts";

/** The queues of a shop as planning asks for them: drawn rates, promise, and the model chosen for lines. */
export function queuesToStaff({ shop, grid }: SeasonBasis, demand: Demand, model: PlanModel): QueueDemand[] {
  const intervals = grid.startsMs.length;
  return demand.queues.map(({ queue, open, waiting, opening, intervalRates, aht }): QueueDemand => {
    const described = queueOf(shop, queue);
    return {
      id: queue,
      ahtSeconds: aht.meanSeconds,
      ahtOfInterval: aht.ofInterval ?? undefined,
      target: described.target,
      shrinkage: described.shrinkage,
      work: isDeferred(described) ? "deferred" : "immediate",
      model: lineModel(described, model),
      ...(opening === null ? { waiting } : openingDays(opening, described, { grid, open })),
      open,
      ratesOfPath: (path, into) => {
        const rates = intervalRates.subarray(path * intervals, (path + 1) * intervals);
        into.set(stillToCome(rates, grid, opening));
      },
    };
  });
}

/** By what a queue's line is judged under the model chosen. */
export function lineModel({ patience }: Queue, model: PlanModel): QueueDemand["model"] {
  return model === "erlang-c" ? { kind: "erlang-c" } : { kind: "patience", patience: { law: patience.law } };
}
