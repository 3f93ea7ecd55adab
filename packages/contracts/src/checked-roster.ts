import { z } from "zod";

const Instant = z.iso.datetime({ offset: true });

/** What is wrong with a roster: every rule of working time that it breaks. */
export const CheckedRoster = z.strictObject({
  rules: z.strictObject({ country: z.string(), name: z.string(), from: z.iso.date() }),
  people: z.int().nonnegative(),
  shifts: z.int().nonnegative(),
  hours: z.number().nonnegative().meta({ description: "Hours of work, breaks taken off." }),
  breaches: z.array(
    z.strictObject({
      rule: z.string(),
      source: z.string(),
      person: z.string(),
      from: Instant,
      to: Instant,
      found: z.number(),
      limit: z.number(),
      unit: z.enum(["hours", "minutes", "days", "Sundays", "shifts"]),
      sentence: z.string(),
      rows: z.array(z.strictObject({ file: z.string(), row: z.int() })),
    }),
  ),
  cover: z
    .strictObject({
      gapHours: z.number(),
      surplusHours: z.number(),
      worst: z.array(z.strictObject({ start: Instant, end: Instant, required: z.int(), atWork: z.number() })),
    })
    .nullable()
    .meta({
      description: "People at work against the people a plan asks for, all queues together; null without a plan.",
    }),
});
export type CheckedRoster = z.infer<typeof CheckedRoster>;
