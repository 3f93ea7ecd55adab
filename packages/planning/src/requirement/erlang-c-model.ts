import { agentsTable } from "@springtide/staffing";
import { growingTable } from "./growing-table.ts";
import type { QueueDemand } from "./queue-demand.ts";
import { everyContact, nobody, type ServiceModel } from "./service-model.ts";
import { waitTable } from "./wait-table.ts";

/**
 * Agents and service by Erlang C: least agents with at least the target's share served within its time and no more
 * than its occupancy. Agents at or below the load serve nobody in time: the queue has no steady state. All definitions
 * of service level are one number, since nobody gives up. Service levels are within 1e-9 of the formula (see
 * `wait-table.ts`).
 */
export function erlangCModel({ ahtSeconds, target }: Pick<QueueDemand, "ahtSeconds" | "target">): ServiceModel {
  const { share, withinSeconds, maxOccupancy } = target;
  const table = waitTable();
  const perSpareAgent = withinSeconds / ahtSeconds;
  return {
    name: "erlang-c",
    agentsFor: growingTable((maxLoadErlangs) =>
      agentsTable({ ahtSeconds, targets: { serviceLevel: { share, withinSeconds }, maxOccupancy }, maxLoadErlangs }),
    ),
    kept: (agents, loadErlangs) => {
      if (loadErlangs <= 0) return 1;
      if (agents <= loadErlangs) return 0;
      return 1 - table.waitProbability(agents, loadErlangs) * Math.exp((loadErlangs - agents) * perSpareAgent);
    },
    counted: everyContact,
    abandoned: nobody,
    occupancy: (agents, loadErlangs) => {
      if (loadErlangs <= 0) return 0;
      return agents <= loadErlangs ? 1 : loadErlangs / agents;
    },
  };
}
