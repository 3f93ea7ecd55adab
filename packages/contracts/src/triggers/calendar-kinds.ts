import { z } from "zod";
import { ClockTime, Day } from "../units.ts";

const offsetDays = z.int().min(-60).max(60);

export const clockChange = {
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

export const calendarDate = {
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

export const publicHoliday = {
  kind: z.literal("public-holiday").meta({ description: "Fires around the public holidays of the customers." }),
  names: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: "Holidays by their names, as the plan lists them; all if not given." }),
  on: z.enum(["holiday", "bridge"]).default("holiday").meta({
    description: "bridge: the working day between a holiday and a weekend instead of the holiday.",
  }),
  offsetDays: offsetDays.default(0).meta({ description: "Days after it; before if negative." }),
};

export const payday = {
  kind: z.literal("payday").meta({ description: "Fires when wages come." }),
  businessDaysBeforeEnd: z
    .int()
    .min(0)
    .max(15)
    .optional()
    .meta({ description: "Business days before the last one of the month; 0 is the last." }),
  dayOfMonth: z
    .int()
    .min(1)
    .max(31)
    .optional()
    .meta({ description: "Day of the month; the business day before where it is none." }),
};

export const dateRanges = {
  kind: z.literal("date-ranges").meta({
    description: "Fires with stretches of days from a calendar: school holidays, fairs, tournaments.",
  }),
  ranges: z
    .array(
      z.strictObject({
        first: Day.meta({ description: "First day of the stretch." }),
        last: Day.meta({ description: "Last day of the stretch." }),
      }),
    )
    .min(1)
    .meta({ description: "The stretches." }),
  at: z.enum(["start", "end", "every-day"]).default("start").meta({
    description: "Whether it fires on the first day, the last, or works on every day of the stretch alike.",
  }),
  offsetDays: offsetDays.default(0).meta({ description: "Days after that; before if negative." }),
};

const sunset = {
  kind: z.literal("sunset-before").meta({
    description: "Fires once a year in a market, when the sun first sets before a time on the clock.",
  }),
  zone: z
    .string()
    .optional()
    .meta({ description: "IANA zone of the clock; that of the shop's first site if not given." }),
};
export const sunsetBefore = { ...sunset, zone: z.string(), minuteOfDay: z.int().min(0).max(1440) };
export const sunsetBeforeText = {
  ...sunset,
  clock: ClockTime.meta({ description: "The time on the clock, such as 18:00." }),
};
