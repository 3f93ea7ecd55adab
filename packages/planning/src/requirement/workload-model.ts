import { everyContact, nobody, type ServiceModel } from "./service-model.ts";

/** Keeps a load that is a whole number of agents up to rounding noise from costing one agent more. */
const CEIL_GUARD = 1e-9;

/**
 * Agents for work that may be moved within the day: the day's work, spread evenly over its open hours, at no more
 * than the greatest occupancy. The service level of a day is the share of its work that its agents get done. Work
 * left over is not carried on: its promise is broken. Erlang C would be wrong here by construction, since nobody
 * waits on a line.
 * Assumes that the day's work can be taken in any order and at any time of the day; for promises of a few hours that
 * flatters.
 */
export function workloadModel(maxOccupancy: number): ServiceModel {
  return {
    name: "workload",
    agentsFor: (loadErlangs) => Math.max(0, Math.ceil(loadErlangs / maxOccupancy - CEIL_GUARD)),
    kept: (agents, loadErlangs) =>
      loadErlangs <= 0 ? 1 : Math.min(1, (Math.max(0, agents) * maxOccupancy) / loadErlangs),
    counted: everyContact,
    abandoned: nobody,
    occupancy: (agents, loadErlangs) => {
      if (loadErlangs <= 0) return 0;
      return agents <= 0 ? 1 : Math.min(maxOccupancy, loadErlangs / agents);
    },
  };
}
