import { Plan, SimulateJobCall, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { playPlan } from "../../simulations/play-plan.ts";
import { simulationBasis } from "../../simulations/plan-simulations.ts";
import type { JobKind } from "../job-kind.ts";

/** The newest plan of a shop played out contact by contact, in one thread. */
export function simulateKind(): JobKind<SimulateJobCall> {
  return {
    name: "simulate",
    lane: "compute",
    priority: 5,
    read: (input) => parseOrRefuse(SimulateJobCall, input),
    shopOf: ({ shop }) => shop,
    async basis({ shop }, store) {
      const newest = await store.newestPlanEntry(shop);
      if (newest === null) throw noPlan(shop, "no plan yet");
      return `plan ${newest.version}`;
    },
    async work({ shop, simulation }, { store, progress, signal, basis }) {
      const stored = await store.newestPlan(shop);
      if (stored === null) throw noPlan(shop, "no plan any more");
      if (`plan ${stored.version}` !== basis) throw noPlan(shop, "a newer plan since this was asked");
      const { replications, halfWidth } = simulation;
      const outcome = await playPlan({
        plan: Plan.parse(JSON.parse(stored.json)),
        basis: simulationBasis(simulation),
        replications,
        ...(halfWidth === undefined ? {} : { halfWidth }),
        threads: 1,
        progress,
        signal,
      });
      return { state: "ready", result: JSON.stringify(outcome) };
    },
  };
}

function noPlan(shop: string, found: string): Refusal {
  return new Refusal({
    code: "plan-not-there",
    place: { field: "/shop" },
    found: `${found} of ${shop}`,
    rule: "what is played out is the newest plan as it was when this was asked",
    remedy: "Ask again once its plan is ready.",
  });
}
