import { z } from "zod";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

const DURATION_RULE = "a duration is a number and a unit: 20s, 15m, 4h, 28d or 12w";
const SHARE_RULE = "a share is a percentage such as 80% or a fraction such as 0.8";
const LIFT_RULE = "a lift is a percentage such as +150% or a fraction such as 1.5";
const CLOCK_RULE = "a clock time is written 08:00; 24:00 is the end of the day";
const MONTH_DAY_RULE = "a day of the year is written 02-15 (month-day), and must exist";
const ID_RULE = "an id has lower-case letters, digits and single hyphens, and is text";
const DAY_RULE = "a day is written 2026-10-25 and must exist";

/** Seconds of a length of time, a number and its unit; without a unit they are seconds already. */
export function secondsOf(text: string): number {
  const unit = SECONDS[text.slice(-1)];
  return unit === undefined ? Number(text) : Number(text.slice(0, -1)) * unit;
}

/** A length of time as people write it: `20s`, `15m`, `4h`, `28d`, `12w`. Read into whole seconds. */
export const Duration = z
  .string(DURATION_RULE)
  .regex(/^\d+(\.\d+)?[smhdw]$/, DURATION_RULE)
  .transform((text) => Math.round(secondsOf(text)))
  .pipe(z.number())
  .meta({
    description: "A length of time: a number and s, m, h, d or w, such as 20s, 15m, 4h, 28d.",
    examples: ["15m"],
  });

/** A share as people write it: `80%` or `0.8`. Read into a fraction from 0 to 1. */
export const Share = z
  .union(
    [
      z
        .string()
        .regex(/^\d+(\.\d+)?\s*%$/, SHARE_RULE)
        .transform((text) => Number.parseFloat(text) / 100),
      z.number(),
    ],
    SHARE_RULE,
  )
  .pipe(z.number().min(0, "a share cannot be below 0").max(1, "a share cannot be above 100% (1)"))
  .meta({ description: "A share: 80% or 0.8.", examples: ["80%"] });

/** More or fewer, as people write it: `150%` or `1.5`. */
const written = (bounds: z.ZodNumber) =>
  z
    .union(
      [
        z
          .string()
          .regex(/^[+-]?\d+(\.\d+)?\s*%$/, LIFT_RULE)
          .transform((text) => Number.parseFloat(text) / 100),
        z.number(),
      ],
      LIFT_RULE,
    )
    .pipe(bounds.max(50, "a lift above 5000% is a typing error"));

/** Unlike a share it may be above one. */
export const Lift = written(z.number().gt(-1, "a lift of -100% or less leaves no contacts at all")).meta({
  description: "Extra contacts at the peak of an effect: +150% or 1.5 means two and a half times as many.",
  examples: ["+150%"],
});

/** A lift that somebody asks for: he may know that nobody will come. */
export const AskedLift = written(z.number().gte(-1, "there are no fewer contacts than none: -100% at most")).meta({
  description: "Contacts become more or fewer by this share: +15% or 0.15; -100% leaves none.",
  examples: ["+15%"],
});

/** A calendar day, `2026-10-25`, that exists. */
export const Day = z.iso
  .date(DAY_RULE)
  .meta({ description: "A calendar day, such as 2026-10-25.", examples: ["2026-10-25"] });

/** A time on the clock, `08:00`; `24:00` is the end of the day. Read into minutes after midnight. */
export const ClockTime = z
  .string(CLOCK_RULE)
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, CLOCK_RULE)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  .meta({ description: "A time on the clock, such as 08:00; 24:00 is the end of the day.", examples: ["08:00"] });

/** A day that comes every year, `02-15`. */
export const MonthDay = z
  .string(MONTH_DAY_RULE)
  .regex(/^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$/, MONTH_DAY_RULE)
  .meta({ description: "A day that comes every year, month-day, such as 02-15.", examples: ["02-15"] });

/** A name that programs use: lower-case letters, digits and hyphens. */
export const Id = z
  .string(ID_RULE)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, ID_RULE)
  .max(64, "an id has at most 64 letters")
  .meta({ description: "A short name that programs use: lower-case letters, digits, hyphens.", examples: ["phone"] });
