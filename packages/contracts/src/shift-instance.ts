import { z } from "zod";

const intervals = z.int().positive();
const price = z.number().nonnegative();

/** A week of demand and the shifts that may be worked in it: what `springtide shifts` is asked. Lengths are in intervals. */
export const ShiftInstance = z.strictObject({
  task: z.string().optional().meta({ description: "A name for people; nothing hangs on it." }),
  intervals: intervals.max(35_040),
  intervalMinutes: z.int().positive().max(1440).default(15),
  cyclic: z.boolean().default(false).meta({ description: "Whether the last interval is followed by the first." }),
  demand: z.array(z.int().nonnegative().max(65_535)).min(1).meta({ description: "Heads wanted in each interval." }),
  rules: z
    .strictObject({
      startEvery: intervals.default(1),
      lengths: z.array(intervals).min(1),
      breakLength: z.int().nonnegative(),
      breakFrom: z.int().default(0),
      breakTo: z.int().default(0),
      breakEvery: intervals.default(1),
      note: z.string().optional(),
    })
    .meta({
      description:
        "A shift starts every so many intervals and has one of the lengths; its break starts at half its length plus breakFrom to breakTo, in steps of breakEvery.",
    }),
  cost: z.strictObject({
    wageAnHour: price,
    nightPremium: price.default(0).meta({ description: "Share of the wage paid on top at night." }),
    nightHours: z
      .tuple([z.number().min(0).max(24), z.number().min(0).max(24)])
      .default([0, 0])
      .meta({
        description: "Clock hours from which and to which it is night; the plan begins at midnight.",
      }),
    fixedAShift: price.default(0),
    breakPaid: z.boolean().default(false),
    under1: price.meta({ description: "For each of the first under1Max heads missing in an interval." }),
    under1Max: z.int().nonnegative(),
    under2: price.meta({ description: "For each further head missing." }),
    note: z.string().optional(),
  }),
});
export type ShiftInstance = z.infer<typeof ShiftInstance>;

/** People by shift, with what is proven about them. */
export const ShiftSolution = z.strictObject({
  shifts: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])).meta({
    description:
      "Start, length and start of the break from the start of the shift, in intervals, and the number of people.",
  }),
  people: z.int().nonnegative(),
  cost: z.number(),
  bound: z.number().meta({ description: "No answer costs less." }),
  gap: z.number().meta({ description: "(cost - bound) / cost." }),
  missingHeads: z.int().nonnegative().meta({ description: "Heads missing, added up over the intervals." }),
  stopped: z.enum(["gap", "work-limit"]).meta({ description: "What ended the search." }),
  work: z.strictObject({ rounds: z.int(), nodes: z.int(), seed: z.int() }).meta({
    description: "The limits of the search: with them the same instance gives the same answer.",
  }),
  steps: z.array(z.strictObject({ step: z.string(), cost: z.number() })),
});
export type ShiftSolution = z.infer<typeof ShiftSolution>;
