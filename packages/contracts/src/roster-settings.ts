import { z } from "zod";
import { Day, Duration, Share } from "./units.ts";
import { HoursRuleText, weekOfRules, Window } from "./weekly-hours.ts";

/** Which weeks are rostered by name and how well, as written in a shop file. */
export const RosterSettingsText = z.strictObject({
  firstDay: Day.optional().meta({
    description: "The Monday on which it begins; the first Monday of the plan if not given.",
  }),
  weeks: z.int().min(1).max(53).default(4).meta({ description: "How many weeks people are rostered by name." }),
  gap: Share.pipe(z.number().gt(0, "a roster that must be proven the very best may take for ever"))
    .prefault("2%")
    .meta({ description: "How much dearer than any other roster it may be before the search ends." }),
  rounds: z
    .int()
    .min(0)
    .max(100_000)
    .default(30)
    .meta({ description: "Most rounds of the search in each stretch of up to four weeks." }),
  nodes: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(200)
    .meta({ description: "Most nodes of each tree the search looks through." }),
  wish: Duration.prefault("2h").meta({
    description: "What a wish of weight 1 is worth, as hours of the person's cost.",
  }),
  fairness: Share.prefault("10%").meta({
    description:
      "What an unpopular hour beyond a person's fair share costs, as a share of an hour of work; 0 where it does not count.",
  }),
  unpopular: z
    .array(HoursRuleText)
    .prefault([
      { days: "mon-fri", hours: ["00:00-07:00", "18:00-24:00"] },
      { days: "sat,sun", hours: "00:00-24:00" },
    ])
    .meta({ description: "Hours people like least, by weekday: they are shared out fairly." }),
});

/** Which weeks are rostered by name and how well. */
export const RosterSettings = z.strictObject({
  firstDay: z.iso.date().nullable().meta({ description: "A Monday; the first one of the plan if null." }),
  weeks: z.int().min(1).max(53),
  gap: z.number().gt(0).max(1),
  rounds: z.int().nonnegative(),
  nodes: z.int().nonnegative(),
  wishHours: z.number().nonnegative(),
  fairnessShare: z.number().min(0).max(1),
  unpopular: z.array(z.array(Window)).length(7).meta({ description: "Windows of each weekday, Monday first." }),
});
export type RosterSettings = z.infer<typeof RosterSettings>;

/** Roster settings with durations in hours. */
export function resolveRosterSettings(roster: z.infer<typeof RosterSettingsText>): RosterSettings {
  return {
    firstDay: roster.firstDay ?? null,
    weeks: roster.weeks,
    gap: roster.gap,
    rounds: roster.rounds,
    nodes: roster.nodes,
    wishHours: roster.wish / 3600,
    fairnessShare: roster.fairness,
    unpopular: weekOfRules(roster.unpopular),
  };
}
