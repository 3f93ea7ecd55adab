import { z } from "zod";
import { PathQuantiles } from "./queue-forecast.ts";
import { ServiceLevelDefinition } from "./service-target.ts";
import { Day, Id } from "./units.ts";

const share = z.number().min(0).max(1).nullable();
const seconds = z.number().nonnegative();

/** What simulation says of a share or a mean: the value over all seasons and half the width of its 95 % interval. */
const Estimate = z.strictObject({ value: z.number().nullable(), halfWidth: z.number().nonnegative().nullable() });
export type Estimate = z.infer<typeof Estimate>;

/** One queue of a plan on one day, over the seasons played. Null without contacts. */
const SimulatedDay = z.strictObject({
  contacts: PathQuantiles,
  serviceLevel: PathQuantiles.nullable().meta({ description: "By the target's definition." }),
  abandonShare: share,
  meanWaitSeconds: seconds.nullable(),
  backlogAtEnd: z
    .number()
    .nonnegative()
    .meta({ description: "Contacts still waiting at the end of the day, on average." }),
  waitSeconds: z
    .strictObject({ p50: seconds, p90: seconds, p95: seconds })
    .nullable()
    .meta({ description: "The wait that half, nine in ten and nineteen in twenty of those answered did not exceed." }),
});
export type SimulatedDay = z.infer<typeof SimulatedDay>;

/** One queue of a plan in one interval, all seasons together; shares and waits null without contacts. */
const SimulatedInterval = z.strictObject({
  start: z.iso.datetime({ offset: true }),
  contacts: z.number().nonnegative().meta({ description: "Of one season, on average." }),
  serviceLevel: share,
  abandonShare: share,
  meanWaitSeconds: seconds.nullable(),
});
export type SimulatedInterval = z.infer<typeof SimulatedInterval>;

/** One queue of a plan, played out: beside what the plan says by formula. */
const SimulatedQueueOutcome = z.strictObject({
  queue: Id,
  definition: ServiceLevelDefinition,
  promisedShare: z.number(),
  withinSeconds: seconds,
  expected: z.strictObject({ serviceLevel: share, abandonShare: share }).nullable().meta({
    description:
      "The plan's own word, over the whole plan; null where it says nothing, or where only some days were played.",
  }),
  serviceLevel: Estimate,
  abandonShare: Estimate,
  meanWaitSeconds: Estimate,
  asaSeconds: Estimate,
  lateShare: Estimate.nullable().meta({
    description: "Share of work finished after its promise; only for work that waits in a pile.",
  }),
  occupancy: z.strictObject({ own: z.number().nullable(), partners: z.number().nullable() }).meta({
    description: "Share of their time at work in which agents are busy; null where nobody works.",
  }),
  opening: z.strictObject({ contacts: z.int().nonnegative(), alreadyLate: z.int().nonnegative() }).optional().meta({
    description:
      "The opening backlog that the seasons played begin with, counted on the first day, and those of it whose promise was broken before; not there without one.",
  }),
  days: z.array(SimulatedDay),
  intervals: z.array(SimulatedInterval).meta({ description: "Where a week or less was asked for; else empty." }),
});
export type SimulatedQueueOutcome = z.infer<typeof SimulatedQueueOutcome>;

/** Seats of one partner in the seasons played: those asked for on the days played, and those that came. */
const SimulatedSeats = z.strictObject({
  agreement: Id,
  askedSeatHours: z.number().nonnegative(),
  expectedSeatHours: z.number().nonnegative().meta({ description: "Of these, those that the plan expects to come." }),
  cameSeatHours: PathQuantiles.meta({ description: "Over the seasons played, drawn seat by seat." }),
  halfWidth: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "Half the 95 % interval of their mean; null with one season." }),
});
export type SimulatedSeats = z.infer<typeof SimulatedSeats>;

/** A plan played out on possible seasons, contact by contact. */
export const SimulatedPlan = z.strictObject({
  seed: z.int().nonnegative(),
  seasons: z.int().positive(),
  firstDay: Day,
  days: z.int().positive(),
  contacts: z.number().nonnegative().meta({ description: "Contacts played, all seasons together." }),
  queues: z.array(SimulatedQueueOutcome),
  partners: z.array(SimulatedSeats).meta({ description: "Agreements of which seats are asked for on these days." }),
});
export type SimulatedPlan = z.infer<typeof SimulatedPlan>;

/** More than this is work for the command line: a call is answered while somebody waits. */
const MOST_SEASONS = 100;

/** How to play a shop's plan out. Unknown keys are refused. */
export const PlanSimulationCall = z.strictObject({
  replications: z.int().min(1).max(MOST_SEASONS).default(20).meta({ description: "Possible seasons played." }),
  halfWidth: z.number().gt(0).lt(1).optional().meta({
    description:
      "Stop once every queue's service level is known this well, such as 0.005; replications is then the most.",
  }),
  seed: z
    .int()
    .nonnegative()
    .optional()
    .meta({ description: "The plan's own if not given; another draws fresh seasons." }),
  firstDay: Day.optional().meta({ description: "The first day played; the plan's if not given." }),
  days: z
    .int()
    .positive()
    .optional()
    .meta({ description: "Days played; one if a first day is given, else the whole plan." }),
});
export type PlanSimulationCall = z.infer<typeof PlanSimulationCall>;
