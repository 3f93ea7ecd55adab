import { parentPort } from "node:worker_threads";
import type { GivenCommitment } from "@springtide/contracts";
import type { PlanInputs } from "@springtide/store";
import { orderedStretch } from "./ordered-stretch.ts";
import { smallPlan } from "./small-plan.ts";

/** Stands in for the worker that computes a plan: one that orders ten seats from the first partner, and tells what it was told stands. */
parentPort?.on("message", (inputs: PlanInputs & { readonly commitments: readonly GivenCommitment[] }) => {
  const agreement = inputs.shop.agreements[0]?.id ?? "";
  const blocks = [{ agreement, seats: 10, ...orderedStretch(), hours: 60, cost: 1200 }];
  const commitments = inputs.commitments.map(({ agreement: of, step, start, end, seats }) => ({
    ...{ agreement: of, step, start, end, seats },
  }));
  parentPort?.postMessage({ kind: "done", json: JSON.stringify({ ...smallPlan(inputs), blocks, commitments }) });
});
