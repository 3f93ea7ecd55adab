import { availableParallelism } from "node:os";
import type { Plan, PlanSimulationCall, SimulatedPlan } from "@springtide/contracts";
import type { SimulationBasis } from "@springtide/season";
import { Turns } from "../jobs/turns.ts";
import { playPlan } from "./play-plan.ts";

/** Each run has this many threads, and one runs at a time: whoever comes later waits for their turn. */
const MOST_THREADS = 2;

/** Plays plans out for callers of the API, off the server's thread. */
export class PlanSimulations {
  readonly #turns = new Turns(1);

  /** @throws Refusal for days outside the plan, more seasons than it has, or a queue that nobody works for */
  play(plan: Plan, call: PlanSimulationCall): Promise<SimulatedPlan> {
    const { replications, halfWidth } = call;
    return this.#turns.take(() =>
      playPlan({
        plan,
        basis: simulationBasis(call),
        replications,
        ...(halfWidth === undefined ? {} : { halfWidth }),
        threads: Math.min(MOST_THREADS, availableParallelism()),
        progress: () => undefined,
      }),
    );
  }
}

/** What a plan is played out on, as it was asked for. */
export function simulationBasis({ seed, firstDay, days }: PlanSimulationCall): SimulationBasis {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(firstDay === undefined ? {} : { firstDay }),
    ...(days === undefined ? {} : { days }),
  };
}
