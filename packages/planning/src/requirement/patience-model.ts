import { agentsTableUnder, queueResult } from "@springtide/staffing";
import { growingTable } from "./growing-table.ts";
import type { QueueDemand } from "./queue-demand.ts";
import { everyContact, type ServiceModel } from "./service-model.ts";
import { ABANDONED, COUNTED, KEPT, type ServiceFigures, ServiceTable } from "./service-table.ts";

/** Giving up within so many seconds counts as short where a target does not say otherwise. */
const SHORT_ABANDON_SECONDS = 5;

type Line = Pick<QueueDemand, "ahtSeconds" | "target" | "model">;

/**
 * Agents and service where customers hang up: by the queue's law of patience, in steady state at the load it is asked
 * with, overload included. Least agents keep the target by its own definition and its occupancy. Service is within 1e-6
 * of the engine (see `service-table.ts`).
 * Assumes that everybody gives up in the end: a law with endless patience has no steady state in overload.
 */
export function patienceModel(queue: Line): ServiceModel {
  const { ahtSeconds, target, model } = queue;
  const { share, withinSeconds, definition = "slOffered", maxOccupancy } = target;
  const shortAbandonSeconds = target.shortAbandonSeconds ?? SHORT_ABANDON_SECONDS;
  const table = new ServiceTable((agents, loadErlangs) => figuresOf(queue, agents, loadErlangs));
  const countsAll = definition !== "slAnswered" && definition !== "slExclShort";
  return {
    name: "patience",
    agentsFor: growingTable((maxLoadErlangs) =>
      agentsTableUnder({
        model,
        ahtSeconds,
        targets: { serviceLevel: { share, withinSeconds, definition, shortAbandonSeconds }, maxOccupancy },
        maxLoadErlangs,
      }),
    ),
    kept: (agents, loadErlangs) => table.figure(KEPT, agents, loadErlangs),
    counted: countsAll ? everyContact : (agents, loadErlangs) => table.figure(COUNTED, agents, loadErlangs),
    abandoned: (agents, loadErlangs) => table.figure(ABANDONED, agents, loadErlangs),
    occupancy: (agents, loadErlangs) =>
      agents <= 0 || loadErlangs <= 0
        ? 0
        : Math.min(1, (loadErlangs / agents) * (1 - table.figure(ABANDONED, agents, loadErlangs))),
  };
}

/** Numerator and denominator of the target's definition, and who gives up. */
function figuresOf({ ahtSeconds, target, model }: Line, agents: number, loadErlangs: number): ServiceFigures {
  const { withinSeconds, definition = "slOffered", shortAbandonSeconds = SHORT_ABANDON_SECONDS } = target;
  const line = { model, agents, loadErlangs, ahtSeconds };
  const { serviceLevels, servedProbability, abandonProbability } = queueResult({ ...line, withinSeconds });
  const abandoned = abandonProbability;
  switch (definition) {
    case "slOffered":
    case "slAbandonGood":
    case "slVirtual":
      return { kept: serviceLevels[definition], counted: 1, abandoned };
    case "slAnswered":
      return { kept: serviceLevels.slOffered, counted: servedProbability, abandoned };
    case "slExclShort": {
      const early = queueResult({ ...line, withinSeconds: shortAbandonSeconds }).serviceLevels;
      return { kept: serviceLevels.slOffered, counted: 1 - (early.slAbandonGood - early.slOffered), abandoned };
    }
  }
}
