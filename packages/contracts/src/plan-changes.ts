import { z } from "zod";
import { TriggerParameters } from "./forecast-parameters.ts";
import { Peak, Plan } from "./plan.ts";
import { Day, Id } from "./units.ts";

/** What is told of a plan to hold it against another: its figures, its peaks and the dates of its triggers. */
export const PlanFigures = z.object({
  version: z.int().positive(),
  savedAt: z.iso.datetime(),
  firstDay: Day.meta({ description: "First day that it plans." }),
  days: z.int().positive(),
  knownTo: Day.meta({ description: "Last day of the history that it was made from." }),
  level: Plan.shape.level.pick({ readySeasons: true, readyShare: true }).strip(),
  totals: Plan.shape.totals.pick({ contacts: true, overflowHours: true, overflowCost: true, gapHours: true }).strip(),
  peaks: z.array(
    Peak.pick({
      ...{ trigger: true, cause: true, likelyDay: true, earliestDay: true, latestDay: true },
      ...{ probability: true, contactsOnTheDay: true },
    }).strip(),
  ),
  triggers: z.array(TriggerParameters.pick({ id: true, name: true, nextOnsets: true }).strip()),
});
export type PlanFigures = z.infer<typeof PlanFigures>;

/** The newest plan of a shop and the one before it. */
export const PlanChanges = z.object({
  shop: Id,
  now: PlanFigures.nullable().meta({ description: "Null where no plan was made yet." }),
  before: PlanFigures.nullable().meta({ description: "Null where there is one plan only." }),
});
export type PlanChanges = z.infer<typeof PlanChanges>;
