import { agentsTable } from "@springtide/staffing";
import type { QueueDemand } from "./queue-demand.ts";
import type { ServiceModel } from "./service-model.ts";
import { MOST_HEADS } from "./heads.ts";
import { waitTable } from "./wait-table.ts";

/**
 * Agents and service by Erlang C: least agents with at least the target's share served within its time and no more
 * than its occupancy. Agents at or below the load serve nobody in time: the queue has no steady state. Service levels
 * are within 1e-9 of the formula (see `wait-table.ts`).
 */
export function erlangCModel({ ahtSeconds, target }: Pick<QueueDemand, "ahtSeconds" | "target">): ServiceModel {
  const table = waitTable();
  const perSpareAgent = target.withinSeconds / ahtSeconds;
  return {
    name: "erlang-c",
    agentsFor: growingTable({ ahtSeconds, target }),
    serviceLevel: (agents, loadErlangs) => {
      if (loadErlangs <= 0) return 1;
      if (agents <= loadErlangs) return 0;
      return 1 - table.waitProbability(agents, loadErlangs) * Math.exp((loadErlangs - agents) * perSpareAgent);
    },
    occupancy: (agents, loadErlangs) => {
      if (loadErlangs <= 0) return 0;
      return agents <= loadErlangs ? 1 : loadErlangs / agents;
    },
  };
}

/**

 * The greatest load of all paths is not known beforehand, so the table is made anew, twice as far, when one is beyond

 * it.

 */
function growingTable({
  ahtSeconds,
  target,
}: Pick<QueueDemand, "ahtSeconds" | "target">): (loadErlangs: number) => number {
  const { share, withinSeconds, maxOccupancy } = target;
  const tableTo = (maxLoadErlangs: number): ReturnType<typeof agentsTable> =>
    agentsTable({ ahtSeconds, targets: { serviceLevel: { share, withinSeconds }, maxOccupancy }, maxLoadErlangs });
  let reach = 16;
  let table = tableTo(reach);
  return (loadErlangs) => {
    if (loadErlangs >= MOST_HEADS) return MOST_HEADS + 1;
    if (loadErlangs > reach) {
      reach = Math.min(2 * loadErlangs, MOST_HEADS);
      table = tableTo(reach);
    }
    return table.agentsFor(loadErlangs);
  };
}
