import { z } from "zod";
import { PathQuantiles } from "./queue-forecast.ts";
import { AskedLift, Day, Id } from "./units.ts";
import { Weekdays, Window, WindowText } from "./weekly-hours.ts";

const said = z.string().trim().min(1, "say it in a few words, so that others can judge it later");

/** A change somebody makes to the forecast, as written in a shop file. */
export const AdjustmentText = z.strictObject({
  id: Id,
  name: said.optional().meta({ description: "What people call it; the id if not given." }),
  who: said.meta({ description: "Who made it." }),
  why: said.meta({ description: "What that person knows and the history does not." }),
  madeOn: Day.meta({ description: "Day on which it was made." }),
  queues: z.array(Id).min(1).optional().meta({ description: "Queues it speaks of; all if not given." }),
  from: Day.meta({ description: "First day it changes." }),
  to: Day.meta({ description: "Last day it changes." }),
  days: Weekdays.prefault("daily").meta({ description: "Weekdays among them." }),
  hours: WindowText.optional().meta({
    description:
      "Part of each day, in the time of the first site, on whole planning intervals; the whole day if not given.",
  }),
  change: AskedLift.optional().meta({
    description: "Contacts become more or fewer by this share, -100% leaves none; or give add.",
  }),
  add: z
    .number()
    .optional()
    .meta({ description: "So many contacts a day come on top in each queue, below zero fewer; or give change." }),
});
export type AdjustmentText = z.infer<typeof AdjustmentText>;

/** A change somebody makes to the forecast: a layer over the model's numbers, which stay. They work in the order of the list. */
export const Adjustment = z.strictObject({
  id: Id,
  name: z.string(),
  who: z.string(),
  why: z.string(),
  madeOn: z.iso.date(),
  queues: z.array(Id).min(1),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  window: Window.nullable().meta({ description: "Part of each day, in the zone of the plan; null for the whole day." }),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("multiplicative"), factor: z.number().nonnegative() }),
    z.strictObject({ kind: z.literal("additive"), contactsPerDay: z.number() }),
  ]),
});
export type Adjustment = z.infer<typeof Adjustment>;

/** What the model said and what each adjustment did to it; the forecasts of a plan are the adjusted ones. */
export const PlanAdjustments = z.strictObject({
  layers: z.array(
    z.strictObject({
      id: Id,
      contacts: PathQuantiles.meta({
        description: "Contacts it adds over the season, all its queues together; below zero: takes away.",
      }),
      notTakenAway: z.number().nonnegative().meta({
        description: "Contacts a season that it was to take away where there were none left, on average.",
      }),
    }),
  ),
  model: z
    .strictObject({
      queues: z.array(z.strictObject({ queue: Id, daily: z.array(z.number().nonnegative()), total: PathQuantiles })),
      total: PathQuantiles,
    })
    .meta({ description: "The model's own numbers, before any adjustment: mean contacts by day, and the season's." }),
});
export type PlanAdjustments = z.infer<typeof PlanAdjustments>;
