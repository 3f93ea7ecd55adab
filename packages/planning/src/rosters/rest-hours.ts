import type { RosterFrame } from "./roster-frame.ts";

/** How long people rest: between two shifts, and once in every week. */
export interface RestHours {
  readonly dailyMs: number;
  readonly weeklyMs: number;
}

const HOUR_MS = 3_600_000;

/** The longest daily and weekly rest that the rules of a problem ask for; nothing where none does. */
export function restHours({ problem }: RosterFrame): RestHours {
  const longest = (kind: "daily-rest" | "weekly-rest"): number =>
    problem.rules.reduce((most, rule) => (rule.kind === kind ? Math.max(most, rule.hours) : most), 0);
  return { dailyMs: longest("daily-rest") * HOUR_MS, weeklyMs: longest("weekly-rest") * HOUR_MS };
}
