import { z } from "zod";
import { Id } from "./units.ts";
import { Weekdays, Window, WindowText } from "./weekly-hours.ts";

/** Hours in which only some may work a queue, as written in a shop file. */
export const PermittedHoursText = z
  .strictObject({
    days: Weekdays,
    hours: z
      .union([WindowText.transform((window) => [window]), z.array(WindowText).min(1)])
      .meta({ description: "18:00-22:00, or a list of such stretches." }),
    by: z.array(Id).meta({ description: "Teams and agreements that may work the queue in these hours; nobody else." }),
  })
  .meta({ description: "Hours in which only some may work the queue, in the site's local time." });

/** Hours in which only some may work a queue: at all other times everybody who serves it may. */
export const PermittedHours = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)),
  windows: z.array(Window),
  by: z.array(Id),
});
export type PermittedHours = z.infer<typeof PermittedHours>;

/** Permitted hours as the plan keeps them. */
export function resolvePermittedHours({ days, hours, by }: z.infer<typeof PermittedHoursText>): PermittedHours {
  return { weekdays: days, windows: hours, by };
}
