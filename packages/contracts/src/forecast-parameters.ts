import { z } from "zod";
import { Id } from "./units.ts";

/** When a trigger may fire next: one distribution for each season and market that the plan touches. Impossible days are left out. */
export const OnsetDistribution = z.strictObject({
  market: Id.nullable(),
  /** Share of the effect that this market brings. */
  weight: z.number().min(0).max(1),
  days: z.array(z.strictObject({ day: z.iso.date(), probability: z.number().min(0).max(1) })),
  never: z.number().min(0).max(1).meta({ description: "Probability that it does not fire in that season." }),
  basis: z
    .enum(["known", "climatology"])
    .meta({ description: "known: fixed by the calendar or already observed; climatology: from past weather." }),
});
export type OnsetDistribution = z.infer<typeof OnsetDistribution>;

/** What is known of one trigger: when it fired, when it may fire, and the shape of its effect. */
export const TriggerParameters = z.strictObject({
  id: Id,
  name: z.string(),
  pastOnsets: z.array(z.strictObject({ day: z.iso.date(), market: Id.nullable(), weight: z.number().min(0).max(1) })),
  nextOnsets: z.array(OnsetDistribution),
  leadDays: z.number(),
  decayDays: z.number(),
  durationDays: z.number(),
  liftByQueue: z.record(
    Id,
    z.strictObject({ lift: z.number(), low: z.number(), high: z.number(), learnedFrom: z.int().nonnegative() }),
  ),
});
export type TriggerParameters = z.infer<typeof TriggerParameters>;
