import type { ShiftInstance } from "@springtide/contracts";
import type { ShortfallStep, TeamProblem } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { instanceFindings } from "./instance-findings.ts";
import { teamsOfInstance } from "./teams-of-instance.ts";

/**
 * Demand or queues of an instance in the numbers of the planner (a target has its own: `targetOfInstance`).
 * @throws Refusal naming everything in the instance that contradicts itself
 */
export function problemOfInstance(instance: ShiftInstance): TeamProblem {
  const findings = instanceFindings(instance);
  if (findings.length > 0) throw new Refusal(findings);
  const { demand = [], queues, cost, intervals, cyclic } = instance;
  return {
    intervals,
    isCyclic: cyclic,
    queues: queues?.map((queue, at) => ({
      name: queue.id,
      field: `/queues/${at}`,
      demand: Int32Array.from(queue.demand),
      shortfall: pricesOf({ ...cost, ...given(queue) }),
    })) ?? [{ name: "", field: "", demand: Int32Array.from(demand), shortfall: pricesOf(cost) }],
    teams: teamsOfInstance(instance),
  };
}

type Prices = Pick<ShiftInstance["cost"], "under1" | "under1Max" | "under2">;

function given(queue: { readonly [price in keyof Prices]?: number | undefined }): Partial<Prices> {
  const { under1, under1Max, under2 } = queue;
  return {
    ...(under1 === undefined ? {} : { under1 }),
    ...(under1Max === undefined ? {} : { under1Max }),
    ...(under2 === undefined ? {} : { under2 }),
  };
}

function pricesOf({ under1, under1Max, under2 }: Prices): ShortfallStep[] {
  return [...(under1Max === 0 ? [] : [{ heads: under1Max, cost: under1 }]), { heads: Infinity, cost: under2 }];
}
