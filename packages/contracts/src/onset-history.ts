import { z } from "zod";
import { OnsetDistribution } from "./forecast-parameters.ts";
import { Day, Id } from "./units.ts";

/** When the triggers of a shop might fire next, as its plans saw it one after the other. */
export const OnsetHistory = z.object({
  shop: Id,
  plans: z
    .array(
      z.object({
        version: z.int().positive().meta({ description: "Of the plan." }),
        savedAt: z.iso.datetime(),
        firstDay: Day.meta({ description: "First day that it planned." }),
        triggers: z.array(z.object({ trigger: Id, nextOnsets: z.array(OnsetDistribution) })),
      }),
    )
    .meta({ description: "The newest plans, the oldest of them first." }),
});
export type OnsetHistory = z.infer<typeof OnsetHistory>;
