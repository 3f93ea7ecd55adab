import { z } from "zod";
import { ClockTime, Duration, Id } from "./units.ts";
import { Weekdays, WindowText } from "./weekly-hours.ts";

const DAY_MINUTES = 1440;
const EVERY_SECONDS = 1800;
const STARTS_RULE = "starts are written 06:00-10:00, or as a list of times such as [06:00, 08:30]";

/** A kind of shift as written in a shop file. */
export const ShiftPatternText = z.strictObject({
  id: Id,
  days: Weekdays.prefault("daily").meta({ description: "Days on which it may begin." }),
  starts: z
    .union([WindowText, z.array(ClockTime).min(1)], STARTS_RULE)
    .meta({ description: "When it may begin, by the clock of the site: 06:00-10:00, or a list of times." }),
  every: Duration.optional().meta({
    description: "Steps within starts written as a stretch; 30m if not given.",
  }),
  lengths: z.array(Duration).min(1).meta({ description: "How long it may be, breaks included, such as [4h, 8.5h]." }),
  breaks: z
    .array(
      z.strictObject({
        length: Duration.meta({ description: "How long the break is." }),
        from: Duration.meta({ description: "How long after the start of the shift it may begin at the earliest." }),
        to: Duration.meta({ description: "How long after the start of the shift it may begin at the latest." }),
      }),
    )
    .default([])
    .meta({ description: "Its breaks, in order." }),
  paid: z.boolean().default(false).meta({ description: "Whether breaks are paid." }),
});

/** A kind of shift that people may be given. Minutes are elapsed ones but for the starts, which are the site's clock. */
export const ShiftPattern = z.strictObject({
  id: Id,
  weekdays: z.array(z.int().min(1).max(7)),
  startMinutes: z.array(z.int().min(0).lt(DAY_MINUTES)).min(1),
  lengthMinutes: z.array(z.int().positive().max(DAY_MINUTES)).min(1),
  breaks: z.array(
    z.strictObject({
      minutes: z.int().positive(),
      fromMinute: z.int().nonnegative(),
      toMinute: z.int().nonnegative(),
    }),
  ),
  isBreakPaid: z.boolean(),
});
export type ShiftPattern = z.infer<typeof ShiftPattern>;

/** A pattern with its starts as a list and its lengths in minutes, each ascending. */
export function resolveShiftPattern(pattern: z.infer<typeof ShiftPatternText>): ShiftPattern {
  return {
    id: pattern.id,
    weekdays: pattern.days,
    startMinutes: startMinutesOf(pattern),
    lengthMinutes: ascending(pattern.lengths.map(minutes)),
    breaks: pattern.breaks.map(({ length, from, to }) => ({
      minutes: minutes(length),
      fromMinute: minutes(from),
      toMinute: minutes(to),
    })),
    isBreakPaid: pattern.paid,
  };
}

/** Minutes after midnight at which a pattern may begin, ascending. */
export function startMinutesOf({
  starts,
  every = EVERY_SECONDS,
}: Pick<z.infer<typeof ShiftPatternText>, "starts" | "every">): number[] {
  if (Array.isArray(starts)) return ascending(starts);
  const step = Math.max(1, minutes(every));
  const count = Math.floor((starts.toMinute - starts.fromMinute) / step) + 1;
  return Array.from({ length: count }, (_, i) => starts.fromMinute + i * step).filter((start) => start < DAY_MINUTES);
}

function minutes(seconds: number): number {
  return Math.round(seconds / 60);
}

function ascending(list: readonly number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
