import { z } from "zod";
import { ServiceLevelDefinition } from "./service-target.ts";
import { Day, Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);

/** What verifying found of one queue, on the days looked at. Null without contacts. */
const VerifiedQueue = z.strictObject({
  queue: Id,
  definition: ServiceLevelDefinition,
  targetShare: share,
  withinSeconds: z.number().nonnegative(),
  promised: share.nullable().meta({
    description: "By the tables the plan was first made with, for the people it had then.",
  }),
  exactBefore: share.nullable().meta({ description: "What those people really give, followed exactly." }),
  exact: share.nullable().meta({ description: "What the people of this plan give, followed exactly." }),
  weeks: z.int().nonnegative().meta({ description: "Weeks looked at, every season counted." }),
  weeksKeptBefore: z.int().nonnegative().meta({ description: "Of these, weeks that kept the target at first." }),
  weeksKept: z.int().nonnegative().meta({ description: "Of these, weeks that keep it with this plan." }),
  simulated: z
    .strictObject({ value: share.nullable(), halfWidth: z.number().nonnegative().nullable() })
    .nullable()
    .meta({
      description:
        "The same played contact by contact on some of these seasons. halfWidth is half the 95 % interval of its difference from the exact figure, season by season: what is left of chance. Of partners' seats as many come as expected, in both.",
    }),
});

/** One round of verifying and repairing. */
const VerifiedRound = z.strictObject({
  deviating: z.int().nonnegative().meta({
    description: "Intervals (days of deferred work) whose service is more than a point off what the tables promise.",
  }),
  raised: z.int().nonnegative(),
  lowered: z.int().nonnegative(),
  headsAdded: z.number().nonnegative().meta({ description: "Heads added, summed over intervals." }),
  headsRemoved: z.number().nonnegative(),
  missedBefore: z.number().nonnegative().meta({ description: "Contacts of a season short of what is promised." }),
  missedAfter: z.number().nonnegative(),
  cost: z.number().nonnegative().meta({ description: "Cost of the plan made in this round." }),
});

/** A stretch in which the plan asks for other heads than the tables did. */
const RepairedStretch = z.strictObject({
  queue: Id,
  start: Instant,
  end: Instant,
  heads: z.int().meta({ description: "Heads more than the tables asked for; fewer where negative." }),
});

/** How a plan was verified, on seasons it was not made for, and what was repaired. */
export const PlanVerification = z.strictObject({
  seed: z.int().nonnegative().meta({ description: "Of the fresh seasons: another than the plan's." }),
  seasons: z.int().positive(),
  spans: z
    .array(z.strictObject({ firstDay: Day, days: z.int().positive() }))
    .meta({ description: "The days looked at: whole weeks that are rostered by name, and those of the peaks." }),
  queues: z.array(VerifiedQueue),
  rounds: z.array(VerifiedRound),
  keptRound: z.int().nonnegative().meta({ description: "The round whose plan this is; 0 for the plan as first made." }),
  repairs: z.array(RepairedStretch),
  remaining: z.array(z.string()).meta({ description: "In words: what still deviates, and why." }),
});
export type PlanVerification = z.infer<typeof PlanVerification>;
