import { z } from "zod";
import { Day, Duration, Id, Lift, MonthDay } from "./units.ts";

const DAY_SECONDS = 86_400;
const LONGEST_EFFECT_DAYS = 180;

/**
 * How contacts answer a trigger: they may build up in the days before, jump on the day, and fade after. `liftByQueue` is what is
 * believed before history speaks, at the peak of the effect; it is learned from past firings and fades as evidence grows.
 */
export const TriggerResponse = z.strictObject({
  leadDays: z.number().min(0).max(60),
  decayDays: z.number().min(0.5).max(120).meta({ description: "Days after which a fading effect is down to 37 %." }),
  durationDays: z.int().min(1).max(LONGEST_EFFECT_DAYS).meta({ description: "Days after which the effect is over." }),
  liftByQueue: z.record(Id, z.number().gt(-1)),
});
export type TriggerResponse = z.infer<typeof TriggerResponse>;

const TriggerResponseText = z
  .strictObject({
    lead: Duration.refine((seconds) => seconds <= 60 * DAY_SECONDS, "contacts build up over at most 60d")
      .prefault("0d")
      .meta({
        description: "How long before the day contacts begin to build up, such as 2d.",
      }),
    decay: Duration.refine(
      (seconds) => seconds >= DAY_SECONDS / 2 && seconds <= 120 * DAY_SECONDS,
      "a decay is between 12h and 120d",
    )
      .prefault("5d")
      .meta({
        description: "Time after which a fading effect is down to 37 %, such as 6d.",
      }),
    duration: Duration.refine(
      (seconds) => seconds >= DAY_SECONDS && seconds <= LONGEST_EFFECT_DAYS * DAY_SECONDS,
      "an effect lasts between 1d and 180d",
    )
      .optional()
      .meta({ description: "When the effect is over; four decays if not given." }),
    lift: z
      .record(Id, Lift)
      .meta({ description: "Extra contacts at the peak by queue, believed before history speaks." }),
  })
  .transform(({ lead, decay, duration, lift }): TriggerResponse => ({
    leadDays: lead / DAY_SECONDS,
    decayDays: decay / DAY_SECONDS,
    durationDays: Math.min(LONGEST_EFFECT_DAYS, Math.max(1, Math.round((duration ?? 4 * decay) / DAY_SECONDS))),
    liftByQueue: lift,
  }))
  .meta({ description: "What it does to which queues, over which days." });

const common = { id: Id, name: z.string().min(1).meta({ description: "What people call it." }) };
const markets = z.array(Id).min(1).optional().meta({ description: "Markets where it is evaluated; all if not given." });

const firstWarmDay = {
  kind: z.literal("first-warm-day").meta({ description: "Fires on the first warm day of the year in a market." }),
  thresholdC: z
    .number()
    .min(-40)
    .max(50)
    .meta({ description: "Daily maximum in degrees Celsius that counts as warm." }),
  sky: z.enum(["any", "dry", "sunny"]).default("any").meta({
    description:
      "dry: less than 1 mm of rain; sunny: dry and the sky is recorded as sun, or at least half the possible sunshine.",
  }),
  armOn: MonthDay.default("02-01").meta({ description: "Day of the year from which a first warm day counts." }),
  disarmOn: MonthDay.default("06-30").meta({ description: "Last day of the year on which it can fire." }),
  sustainedDays: z
    .int()
    .min(1)
    .max(14)
    .default(1)
    .meta({ description: "Warm days in a row that are needed; it fires on the first of them." }),
};
const clockChange = {
  kind: z.literal("clock-change").meta({ description: "Fires around the day the clocks change." }),
  direction: z
    .enum(["back", "forward", "either"])
    .meta({ description: "Whether the clocks go back (autumn), forward (spring), or either." }),
  offsetDays: z.int().min(-14).max(60).default(1).meta({ description: "Days after the change; 1 is the day after." }),
  zone: z
    .string()
    .optional()
    .meta({ description: "IANA zone whose clocks change; that of the shop's first site if not given." }),
};
const calendarDate = {
  kind: z.literal("calendar-date").meta({ description: "Fires on days that are known." }),
  dates: z.array(Day).optional().meta({ description: "The days themselves." }),
  yearly: z
    .strictObject({
      month: z.int().min(1).max(12).meta({ description: "Month, 1 to 12." }),
      weekday: z.int().min(1).max(7).meta({ description: "ISO weekday, 1 = Monday." }),
      nth: z
        .int()
        .min(-5)
        .max(5)
        .refine((nth) => nth !== 0, "the first is 1, the last is -1")
        .meta({ description: "1 = first, 4 = fourth, -1 = last of the month." }),
      plusDays: z
        .int()
        .min(-60)
        .max(60)
        .default(0)
        .meta({ description: "Days after that weekday; before if negative." }),
    })
    .optional()
    .meta({ description: "A rule for every year, such as the day after the fourth Thursday of November." }),
};

/** A cause: a detector that says when, and a response that says what it does to which queues over which days. */
export const Trigger = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, ...firstWarmDay, markets: z.array(Id), response: TriggerResponse }),
  z.strictObject({ ...common, ...clockChange, zone: z.string(), response: TriggerResponse }),
  z.strictObject({ ...common, ...calendarDate, response: TriggerResponse }),
]);
export type Trigger = z.infer<typeof Trigger>;

/** A trigger as written in a shop file. */
export const TriggerText = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, ...firstWarmDay, markets, response: TriggerResponseText }),
  z.strictObject({ ...common, ...clockChange, response: TriggerResponseText }),
  z.strictObject({ ...common, ...calendarDate, response: TriggerResponseText }),
]);
export type TriggerText = z.infer<typeof TriggerText>;
