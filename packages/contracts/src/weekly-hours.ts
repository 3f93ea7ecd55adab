import { z } from "zod";
import { ClockTime, Day } from "./units.ts";

const DAYS: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAYS_RULE = "days are written mon, mon-fri, sat,sun or daily";
const WEEKDAYS_FORM = /^(daily|DAY(-DAY)?( *, *DAY(-DAY)?)*)$/.source.replaceAll("DAY", `(${DAYS.join("|")})`);

/**
 * Days of the week as people write them: `mon`, `mon-fri`, `sat,sun`, `daily`; a stretch may run past Sunday (`sat-mon`).
 * Read into ISO weekdays, 1 = Monday, ascending.
 */
export const Weekdays = z
  .string(WEEKDAYS_RULE)
  .regex(new RegExp(WEEKDAYS_FORM, "i"), WEEKDAYS_RULE)
  .transform((text) => {
    const parts = text.toLowerCase().replaceAll(" ", "").replace("daily", "mon-sun").split(",");
    return [...new Set(parts.flatMap(daysOfStretch))].sort((a, b) => a - b);
  })
  .meta({ description: "Days of the week: mon, mon-fri, sat,sun or daily.", examples: ["mon-fri"] });

function daysOfStretch(stretch: string): number[] {
  const [first = "", last = first] = stretch.split("-");
  const from = DAYS.indexOf(first);
  const days = ((DAYS.indexOf(last) - from + 7) % 7) + 1;
  return Array.from({ length: days }, (_, i) => ((from + i) % 7) + 1);
}

/** A stretch of one local day in minutes after midnight; `toMinute` is at most 1440. */
export const Window = z.strictObject({
  fromMinute: z.int().min(0).max(1440),
  toMinute: z.int().min(0).max(1440),
});
export type Window = z.infer<typeof Window>;

const HOURS_RULE = "hours are written 08:00-18:00, as a list of such stretches, or closed";

/** A stretch of a day as people write it. */
export const WindowText = z
  .string(HOURS_RULE)
  .regex(/^\d\d:\d\d-\d\d:\d\d$/, HOURS_RULE)
  .transform((text, context) => {
    const [from, to] = text.split("-").map((part) => ClockTime.safeParse(part));
    if (from?.success !== true || to?.success !== true || from.data >= to.data) {
      context.addIssue({
        code: "custom",
        message:
          "hours run from an earlier to a later time of one day, 08:00-18:00; past midnight, write two stretches (20:00-24:00 and 00:00-02:00 of the next day)",
      });
      return z.NEVER;
    }
    return { fromMinute: from.data, toMinute: to.data };
  })
  .meta({ description: "A stretch of a day, such as 08:00-18:00.", examples: ["08:00-18:00"] });

const WindowsText = z
  .union(
    [
      z.literal("closed").transform((): Window[] => []),
      WindowText.transform((window) => [window]),
      z.array(WindowText),
    ],
    HOURS_RULE,
  )
  .meta({ description: "08:00-18:00, a list of such stretches, or closed." });

/** One rule of the week in a shop file. Later rules replace earlier ones for the days they name. */
export const HoursRuleText = z.strictObject({ days: Weekdays, hours: WindowsText });

/** Windows of each weekday, Monday first; a day that no rule names has none. */
export function weekOfRules(rules: readonly z.infer<typeof HoursRuleText>[]): Window[][] {
  const byDay: Window[][] = Array.from({ length: 7 }, () => []);
  for (const rule of rules) for (const day of rule.days) byDay[day - 1] = rule.hours;
  return byDay;
}

/** Hours that differ on one day, or on public holidays. */
const HoursExceptionText = z.strictObject({
  date: Day,
  hours: WindowsText,
  name: z.string().optional().meta({ description: "Why, such as Stocktaking." }),
});

/** Opening hours in local time: one list of windows for each ISO weekday (index 0 = Monday), and the days that differ. */
export const OpeningHours = z.strictObject({
  week: z.array(z.array(Window)).length(7).meta({ description: "Windows of each weekday, Monday first." }),
  exceptions: z.array(z.strictObject({ day: Day, windows: z.array(Window), name: z.string().optional() })),
  onHolidays: z.enum(["open", "closed"]).meta({ description: "Whether the week's hours hold on public holidays." }),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Opening hours as written in a shop file. */
export const OpeningHoursText = z
  .strictObject({
    week: z.array(HoursRuleText).min(1).meta({ description: "Hours by weekday; later rules replace earlier ones." }),
    exceptions: z.array(HoursExceptionText).default([]).meta({ description: "Single days that differ." }),
    onHolidays: z
      .enum(["open", "closed"])
      .default("open")
      .meta({ description: "Whether public holidays keep the week's hours." }),
  })
  .transform(({ week, exceptions, onHolidays }): OpeningHours => ({
    week: weekOfRules(week),
    exceptions: exceptions.map(({ date, hours, name }) => ({
      day: date,
      windows: hours,
      ...(name === undefined ? {} : { name }),
    })),
    onHolidays,
  }))
  .meta({ description: "When it is open, in the site's local time." });
