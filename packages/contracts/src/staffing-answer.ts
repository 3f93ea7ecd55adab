import { z } from "zod";
import { QueueService, StaffingStep } from "./staffing-steps.ts";

/** The answer to a question of staffing, and the steps that made it. */
export const StaffingAnswer = z.object({
  solve: z.enum(["agents", "service", "volume", "aht"]).meta({ description: "What was asked for." }),
  contacts: z.number().nonnegative().meta({ description: "Contacts in the interval: given, or the most borne." }),
  intervalSeconds: z.number().positive(),
  ahtSeconds: z.number().nonnegative().meta({ description: "Average handling time: given, or the longest borne." }),
  loadErlangs: z.number().nonnegative(),
  agents: z.int().nonnegative(),
  heads: z.int().nonnegative().meta({ description: "People rostered: agents / (1 - shrinkage), rounded up." }),
  withinSeconds: z.number().nonnegative().meta({ description: "The wait at which service levels are judged." }),
  meetsTargets: z.boolean(),
  result: QueueService.nullable().meta({ description: "What these agents give; null without contacts and agents." }),
  steps: z.array(StaffingStep).meta({ description: "How the answer came about, in a planner's order." }),
});
export type StaffingAnswer = z.infer<typeof StaffingAnswer>;
