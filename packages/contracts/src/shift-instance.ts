import { z } from "zod";
import { Id, Share } from "./units.ts";

const intervals = z.int().positive();
const price = z.number().nonnegative();
const demand = z.array(z.int().nonnegative().max(65_535)).min(1);
const clockHours = z.tuple([z.number().min(0).max(24), z.number().min(0).max(24)]);

const shiftRules = z
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
  });

const shortPrices = {
  under1: price.meta({ description: "For each of the first under1Max heads missing in an interval." }),
  under1Max: z.int().nonnegative(),
  under2: price.meta({ description: "For each further head missing." }),
};

const ShiftQueue = z.strictObject({
  id: Id,
  demand: demand.meta({ description: "Heads wanted in each interval." }),
  under1: shortPrices.under1.optional(),
  under1Max: shortPrices.under1Max.optional(),
  under2: shortPrices.under2.optional(),
});

const ShiftTeam = z.strictObject({
  id: Id,
  queues: z.array(Id).min(1).optional().meta({ description: "Queues they can serve, one at a time; all if left out." }),
  wageAnHour: price.optional(),
  nightPremium: price.optional(),
  fixedAShift: price.optional(),
  rules: shiftRules.optional().meta({ description: "Shifts of this team, where they differ." }),
  hours: clockHours.optional().meta({
    description: "Clock hours from which and to which they may work; a shift lies inside them as a whole.",
  }),
  seats: z.int().nonnegative().optional().meta({ description: "Heads at work at once, breaks not counted." }),
  mostShifts: z.int().nonnegative().optional().meta({ description: "Shifts in the whole plan." }),
});

const TargetPath = z.strictObject({
  demand: demand.optional().meta({ description: "Heads wanted in each interval: the path is met when all are there." }),
  offered: z.array(price).min(1).optional().meta({ description: "Contacts offered in each interval." }),
  tables: z.array(z.int().nonnegative()).min(1).optional().meta({
    description: "Which of the service tables holds in each interval; the table of its own number if left out.",
  }),
});

const ShiftTarget = z
  .strictObject({
    per: z.enum(["day", "plan"]).meta({ description: "Over what the target is counted." }),
    share: Share.optional().meta({ description: "Contacts answered in time, of those offered." }),
    floorShare: Share.optional().meta({ description: "Share in time in every interval; with one path only." }),
    floorHeads: z.array(z.int().nonnegative()).optional().meta({ description: "Heads in every interval at least." }),
    chance: Share.default(1).meta({ description: "Share of the paths on which each period meets its target." }),
    service: z
      .array(z.array(z.number().min(0).max(1)).min(1))
      .min(1)
      .optional()
      .meta({ description: "Tables: share in time with 0, 1, 2, ... heads; with more, as with the last." }),
    paths: z.array(TargetPath).min(1),
  })
  .meta({ description: "A target over days or the whole plan, in place of heads wanted in each interval." });

/** A week of demand and the shifts that may be worked in it: what `springtide shifts` is asked. Lengths are in intervals. */
export const ShiftInstance = z.strictObject({
  task: z.string().optional().meta({ description: "A name for people; nothing hangs on it." }),
  intervals: intervals.max(35_040),
  intervalMinutes: z.int().positive().max(1440).default(15),
  cyclic: z.boolean().default(false).meta({ description: "Whether the last interval is followed by the first." }),
  demand: demand.optional().meta({ description: "Heads wanted in each interval, of one queue." }),
  queues: z.array(ShiftQueue).min(1).max(50).optional().meta({ description: "Several queues, in place of demand." }),
  teams: z
    .array(ShiftTeam)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: "Who works; one team for everything, on the terms of rules and cost, if left out." }),
  target: ShiftTarget.optional(),
  rules: shiftRules,
  cost: z.strictObject({
    wageAnHour: price,
    nightPremium: price.default(0).meta({ description: "Share of the wage paid on top at night." }),
    nightHours: clockHours.default([0, 0]).meta({
      description: "Clock hours from which and to which it is night; the plan begins at midnight.",
    }),
    fixedAShift: price.default(0),
    breakPaid: z.boolean().default(false),
    ...shortPrices,
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
  teams: z
    .array(Id)
    .optional()
    .meta({ description: "The team of each of the shifts; left out where there is one team without a name." }),
  splits: z
    .array(z.strictObject({ team: Id, queue: Id, heads: z.array(z.int().nonnegative()) }))
    .optional()
    .meta({ description: "Heads of a team on each of its queues by interval, for teams with several." }),
  missingByQueue: z.record(Id, z.int().nonnegative()).optional(),
  target: z
    .strictObject({
      isMet: z.boolean(),
      pathsNeeded: z.int().positive(),
      periods: z.array(z.strictObject({ from: z.int(), to: z.int(), pathsMet: z.int().nonnegative() })),
      reached: z.array(z.array(z.number())).meta({
        description: "By path and period: contacts in time of those offered, or heads there of those wanted.",
      }),
    })
    .optional()
    .meta({ description: "What is reached, counted from the tables themselves." }),
  people: z.int().nonnegative(),
  cost: z.number(),
  bound: z.number().meta({ description: "No answer costs less." }),
  gap: z.number().meta({ description: "(cost - bound) / cost." }),
  missingHeads: z.int().nonnegative().meta({ description: "Heads missing, added up over the intervals." }),
  stopped: z.enum(["gap", "work-limit", "clock"]).meta({
    description: "What ended the search. What a clock ended cannot be repeated to the letter.",
  }),
  work: z
    .strictObject({
      gap: z.number().optional(),
      rounds: z.int(),
      nodes: z.int(),
      seed: z.int(),
      isFromStart: z.boolean().optional(),
    })
    .meta({
      description:
        "The limits of the search: with them (and the same start, if it had one) the same instance gives the same answer.",
    }),
  roundsRun: z.int().nonnegative().optional().meta({ description: "Rounds of local search that were needed." }),
  steps: z.array(z.strictObject({ step: z.string(), cost: z.number() })),
});
export type ShiftSolution = z.infer<typeof ShiftSolution>;
