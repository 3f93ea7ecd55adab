import { z } from "zod";
import { Id } from "./units.ts";

/** Where a queue's handling times come from. */
export const AhtBasis = z.enum(["history", "given"]);
export type AhtBasis = z.infer<typeof AhtBasis>;

/** Handling times learned from the history: by hour of the local day and weekday, and what triggers do to them. */
export const HandleTimes = z.strictObject({
  meanSeconds: z.number().positive().meta({ description: "AHT of the contacts it was learned from." }),
  seconds: z
    .array(z.array(z.number().positive()).length(24))
    .length(7)
    .meta({ description: "AHT by ISO weekday, Monday first, and hour of the local clock." }),
  triggers: z
    .array(z.strictObject({ trigger: Id, factor: z.number().positive() }))
    .meta({ description: "By how much longer contacts take on days on which a trigger is felt." }),
  handled: z.number().positive().meta({ description: "Contacts it was learned from." }),
});
export type HandleTimes = z.infer<typeof HandleTimes>;
