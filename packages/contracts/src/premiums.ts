import { z } from "zod";
import { Lift } from "./units.ts";
import { Weekdays, Window, WindowText } from "./weekly-hours.ts";

const DAYS_RULE = "days of a premium are written mon, mon-fri, sat,sun or daily, holidays, or both: sun,holidays";

/** Days on which a premium is paid, as people write them: days of the week, `holidays`, or both. */
const PremiumDays = z
  .string(DAYS_RULE)
  .transform((text, context): { weekdays: number[]; onHolidays: boolean } => {
    const parts = text.split(",").map((part) => part.trim());
    const named = parts.filter((part) => part.toLowerCase() !== "holidays");
    const onHolidays = named.length < parts.length;
    if (named.length === 0) return { weekdays: [], onHolidays };
    const weekdays = Weekdays.safeParse(named.join(","));
    if (weekdays.success) return { weekdays: weekdays.data, onHolidays };
    context.addIssue({ code: "custom", message: DAYS_RULE });
    return z.NEVER;
  })
  .meta({
    description: "Days of the week, public holidays of the site (holidays), or both; such as sun,holidays.",
    examples: ["sun,holidays"],
  });

/** Premiums of a team by the clock, as written in a shop file. */
export const PremiumsText = z.array(
  z.strictObject({
    name: z.string().min(1).meta({ description: "What it is paid for, such as Night." }),
    days: PremiumDays.optional().meta({ description: "On which days; every day if not given." }),
    hours: z
      .union([WindowText.transform((window) => [window]), z.array(WindowText).min(1)])
      .optional()
      .meta({
        description:
          "22:00-24:00, or a list of such stretches: [22:00-24:00, 00:00-06:00] is a night. All day if not given.",
      }),
    share: Lift.pipe(
      z.number().min(0, "a premium cannot be below 0").max(5, "a premium above 500% is a typing error"),
    ).meta({ description: "Paid on top of the wage of such an hour, such as 25%; above 100% if need be." }),
  }),
);

/** Premiums by the local clock. An hour that lies in several of them is paid all of them: they add up. */
export const Premiums = z.array(
  z.strictObject({
    name: z.string(),
    weekdays: z.array(z.int().min(1).max(7)),
    onHolidays: z
      .boolean()
      .meta({ description: "Whether it is paid on public holidays of the site, whatever weekday." }),
    windows: z.array(Window),
    share: z.number().nonnegative(),
  }),
);
export type Premiums = z.infer<typeof Premiums>;

/** Premiums with every default filled in: every day, and all of the day. */
export function resolvePremiums(premiums: z.infer<typeof PremiumsText>): Premiums {
  return premiums.map(({ name, days, hours, share }) => ({
    name,
    ...(days ?? { weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: false }),
    windows: hours ?? [{ fromMinute: 0, toMinute: 1440 }],
    share,
  }));
}
