import { z } from "zod";
import { PlanDecisions } from "./plan-decisions.ts";
import { ScenarioChanges } from "./scenario.ts";

/** What a plan is tried with. The dates of triggers are drawn with the seasons, and moved in scenarios. */
export const TrialCall = z.strictObject({ changes: ScenarioChanges.omit({ triggers: true }) });
export type TrialCall = z.output<typeof TrialCall>;

/** How far a trial is; what it decides once it is ready. A trial is not stored: whoever stops listening ends it. */
export const TrialProgress = z.discriminatedUnion("state", [
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({
    state: z.literal("ready"),
    decisions: PlanDecisions.nullable().meta({ description: "Null where the plan decides nothing." }),
  }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
]);
export type TrialProgress = z.output<typeof TrialProgress>;
