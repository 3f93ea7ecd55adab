import { z } from "zod";
import { EffectLength, EffectShape } from "./triggers/response.ts";
import { Id } from "./units.ts";

const share = z.number().min(0).max(1);

/** When a trigger may fire next: one distribution for each season and market that the plan touches. Impossible days are left out. */
export const OnsetDistribution = z.strictObject({
  market: Id.nullable(),
  /** Share of the effect that this market brings, times how strong this firing is. */
  weight: z.number().min(0),
  days: z.array(z.strictObject({ day: z.iso.date(), probability: share })),
  never: share.meta({ description: "Probability that it does not fire in that season." }),
  season: z.int().optional().meta({
    description: "Year in which its season begins; several of one market and season are its firings in order.",
  }),
  basis: z.enum(["known", "climatology", "forecast"]).meta({
    description:
      "known: fixed by the calendar or already observed; climatology: from past weather; forecast: a weather forecast is in it.",
  }),
  pastYears: z
    .array(z.strictObject({ year: z.int(), from: share, to: share }))
    .optional()
    .meta({ description: "How early each past year was among them; markets are drawn as the same year had them." }),
});
export type OnsetDistribution = z.infer<typeof OnsetDistribution>;

const fromDay = z.iso.date();

/** How a trigger hangs on others of the plan, named by id; it fires from `fromDay` on as they do. */
const TriggerComposition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all-of"), of: z.array(Id), withinDays: z.int().min(0), fromDay }),
  z.strictObject({ kind: z.literal("any-of"), of: z.array(Id), apartDays: z.int().min(0), fromDay }),
  z.strictObject({ kind: z.literal("after"), of: Id, days: z.int(), fromDay }),
  z.strictObject({ kind: z.literal("not-within"), of: Id, unless: Id, days: z.int().min(0), fromDay }),
]);

const lateness = z
  .strictObject({ perDay: z.number(), usualDayOfYear: z.number() })
  .optional()
  .meta({ description: "How the effect changes with each day that it comes later than usual." });

/** The shape of an effect on one queue. */
const ShapeOfQueue = z.strictObject({
  ...EffectLength.shape,
  ...EffectShape.shape,
  lateness,
  dayShares: z
    .strictObject({ firstOffset: z.int(), shares: z.array(z.number()) })
    .optional()
    .meta({ description: "Learned: share of the peak on each day from so many days after the onset on." }),
});

const effects = z.array(z.number());

/** What past events say of the shape of an effect. */
const LearnedShape = z.strictObject({
  events: z.int().nonnegative().meta({ description: "Past events of the queue that has most." }),
  heldOutGain: z.number().nullable().meta({
    description:
      "Log density of events seen from the others under the learned shape less that under the given one; null with fewer than two events.",
  }),
  used: z.boolean().meta({ description: "Whether the events held out vouch for it, so that the forecast uses it." }),
  byQueue: z
    .record(
      Id,
      z.strictObject({
        firstOffset: z.int().meta({ description: "Days after the onset of the first value." }),
        mean: effects.meta({ description: "Extra contacts as a fraction of the normal ones, day by day." }),
        low: effects.meta({ description: "Lower end of the 80 % band." }),
        high: effects.meta({ description: "Upper end of the 80 % band." }),
        given: effects.meta({ description: "The same under the shape that was given." }),
        events: z.int().nonnegative(),
        priorShare: share.meta({
          description: "Share of the doubt about the shape that was there before the history spoke: 1 is belief alone.",
        }),
      }),
    )
    .meta({ description: "The effect around an onset of a usual weekday and date, by queue." }),
});

/** What is known of one trigger: when it fired, when it may fire, and the shape of its effect. */
export const TriggerParameters = z.strictObject({
  id: Id,
  name: z.string(),
  pastOnsets: z.array(z.strictObject({ day: z.iso.date(), market: Id.nullable(), weight: z.number().min(0) })),
  nextOnsets: z.array(OnsetDistribution),
  leadDays: z.number(),
  decayDays: z.number(),
  durationDays: z.number(),
  ...EffectShape.shape,
  lateness,
  shapeByQueue: z
    .record(Id, ShapeOfQueue)
    .optional()
    .meta({ description: "Queues on which the effect has another shape, given or learned." }),
  learned: LearnedShape.optional(),
  composed: TriggerComposition.optional(),
  liftByQueue: z.record(
    Id,
    z.strictObject({ lift: z.number(), low: z.number(), high: z.number(), learnedFrom: z.int().nonnegative() }),
  ),
});
export type TriggerParameters = z.infer<typeof TriggerParameters>;
