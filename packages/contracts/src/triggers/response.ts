import { z } from "zod";
import { Channel } from "../channel.ts";
import { Duration, Id, Lift } from "../units.ts";
import { Weekdays } from "../weekly-hours.ts";

const DAY_SECONDS = 86_400;
const LONGEST_EFFECT_DAYS = 180;
const LONGEST_LEAD_DAYS = 60;

/** How long an effect builds up, fades and lasts. */
export const EffectLength = z.strictObject({
  leadDays: z.number().min(0).max(LONGEST_LEAD_DAYS),
  decayDays: z.number().min(0.5).max(120).meta({ description: "Days after which a fading effect is down to 37 %." }),
  durationDays: z.int().min(1).max(LONGEST_EFFECT_DAYS).meta({ description: "Days after which the effect is over." }),
});
export type EffectLength = z.infer<typeof EffectLength>;

/** What shapes an effect beside its length. */
export const EffectShape = z.strictObject({
  rebound: z
    .strictObject({ share: z.number().gt(-1), afterDays: z.number().min(0), decayDays: z.number().min(0.5) })
    .optional()
    .meta({ description: "A second wave, or a trough where the share is below zero." }),
  onsetWeekdays: z
    .strictObject({ delayDays: z.array(z.number().min(0)).length(7), factor: z.array(z.number().min(0)).length(7) })
    .optional()
    .meta({ description: "By ISO weekday of the onset from Monday: days until it is felt, and how strong it is." }),
});

/**
 * How contacts answer a trigger: they may build up in the days before, jump on the day, and fade after. `liftByQueue` is what is
 * believed before history speaks, at the peak of the effect; it is learned from past firings and fades as evidence grows.
 */
export const TriggerResponse = z.strictObject({
  ...EffectLength.shape,
  ...EffectShape.shape,
  liftByQueue: z.record(Id, z.number().gt(-1)),
  strengthPerUnit: z
    .number()
    .optional()
    .meta({ description: "Relative change for each unit beyond what is usual over the threshold." }),
  strengthPerDayLate: z.number().optional().meta({ description: "Relative change for each day later than usual." }),
  byChannel: z.partialRecord(Channel, EffectLength).optional(),
});
export type TriggerResponse = z.infer<typeof TriggerResponse>;

const lengths = {
  lead: Duration.refine((seconds) => seconds <= LONGEST_LEAD_DAYS * DAY_SECONDS, "contacts build up over at most 60d"),
  decay: Duration.refine(
    (seconds) => seconds >= DAY_SECONDS / 2 && seconds <= 120 * DAY_SECONDS,
    "a decay is between 12h and 120d",
  ),
  duration: Duration.refine(
    (seconds) => seconds >= DAY_SECONDS && seconds <= LONGEST_EFFECT_DAYS * DAY_SECONDS,
    "an effect lasts between 1d and 180d",
  ),
};

const ReboundText = z
  .strictObject({
    share: Lift.meta({ description: "Share of the peak; below zero for a trough, such as -20%." }),
    after: Duration.meta({ description: "How long after the onset it sets in, such as 10d." }),
    decay: lengths.decay.prefault("5d").meta({ description: "Time after which it is down to 37 %, such as 5d." }),
  })
  .meta({ description: "A second wave after the effect, or a trough where contacts only came earlier." });

const OnsetWeekdayText = z.strictObject({
  days: Weekdays.meta({ description: "Weekdays of the onset: mon, mon-fri, sat,sun or daily." }),
  delay: Duration.refine((seconds) => seconds <= 14 * DAY_SECONDS, "an effect is delayed by at most 14d")
    .prefault("0d")
    .meta({ description: "How much later the effect is felt, such as 2d." }),
  strength: Lift.prefault("100%").meta({ description: "How strong it is against other weekdays, such as 60%." }),
});

const LengthOfChannelText = z.strictObject({
  lead: lengths.lead.optional().meta({ description: "As lead, for this channel." }),
  decay: lengths.decay.optional().meta({ description: "As decay, for this channel." }),
  duration: lengths.duration.optional().meta({ description: "As duration, for this channel." }),
});

/** A response as written in a shop file. */
export const TriggerResponseText = z
  .strictObject({
    lead: lengths.lead.prefault("0d").meta({
      description: "How long before the day contacts begin to build up, such as 2d.",
    }),
    decay: lengths.decay.prefault("5d").meta({
      description: "Time after which a fading effect is down to 37 %, such as 6d.",
    }),
    duration: lengths.duration.optional().meta({ description: "When the effect is over; four decays if not given." }),
    lift: z
      .record(Id, Lift)
      .meta({ description: "Extra contacts at the peak by queue, believed before history speaks." }),
    rebound: ReboundText.optional(),
    onsetWeekdays: z
      .array(OnsetWeekdayText)
      .optional()
      .meta({ description: "What the weekday of the onset does, such as a Saturday's that is felt on Monday." }),
    strengthPerUnit: Lift.optional().meta({
      description:
        "How much stronger the effect is for each degree (millimetre, hour) by which the day lies further beyond the threshold than past ones did.",
    }),
    strengthPerDayLate: Lift.optional().meta({
      description: "How much stronger the effect is for each day that it comes later in the year than it used to.",
    }),
    byChannel: z
      .partialRecord(Channel, LengthOfChannelText)
      .optional()
      .meta({ description: "Channels on which the effect builds up, fades or lasts otherwise." }),
  })
  .transform(({ lead, decay, duration, lift, rebound, onsetWeekdays, byChannel, ...strength }): TriggerResponse => ({
    ...lengthOf({ lead, decay, duration }),
    liftByQueue: lift,
    ...strength,
    ...(rebound === undefined
      ? {}
      : {
          rebound: {
            share: rebound.share,
            afterDays: rebound.after / DAY_SECONDS,
            decayDays: rebound.decay / DAY_SECONDS,
          },
        }),
    ...(onsetWeekdays === undefined ? {} : { onsetWeekdays: ofWeekdays(onsetWeekdays) }),
    ...(byChannel === undefined
      ? {}
      : {
          byChannel: Object.fromEntries(
            Object.entries(byChannel).map(([channel, own]) => [
              channel,
              lengthOf({
                lead: own.lead ?? lead,
                decay: own.decay ?? decay,
                duration: own.duration ?? (own.decay === undefined ? duration : undefined),
              }),
            ]),
          ),
        }),
  }))
  .meta({ description: "What it does to which queues, over which days." });

function lengthOf(text: { lead: number; decay: number; duration?: number | undefined }): EffectLength {
  const { lead, decay, duration } = text;
  return {
    leadDays: lead / DAY_SECONDS,
    decayDays: decay / DAY_SECONDS,
    durationDays: Math.min(LONGEST_EFFECT_DAYS, Math.max(1, Math.round((duration ?? 4 * decay) / DAY_SECONDS))),
  };
}

/** Later rules replace earlier ones for the days they name. */
function ofWeekdays(
  rules: readonly z.output<typeof OnsetWeekdayText>[],
): NonNullable<TriggerResponse["onsetWeekdays"]> {
  const delayDays = [0, 0, 0, 0, 0, 0, 0];
  const factor = [1, 1, 1, 1, 1, 1, 1];
  for (const { days, delay, strength } of rules)
    for (const day of days) {
      delayDays[day - 1] = Math.round(delay / DAY_SECONDS);
      factor[day - 1] = strength;
    }
  return { delayDays, factor };
}
