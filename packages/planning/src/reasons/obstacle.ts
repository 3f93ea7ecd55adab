import type { CivilDay } from "@springtide/calendar";
import type { Breach } from "../labour/labour-rule.ts";
import type { LabourTerms } from "../labour/labour-terms.ts";

/** Why a person is not there: on leave, outside the hours they can work, or while the site is closed. */
export type AwayReason = "leave" | "hours" | "closed";

/** Which of these it is, where the caller knows; null where it does not. People and intervals by index. */
export type WhyAway = (person: number, interval: number) => AwayReason | null;

/** Law has to be kept; a contract can be changed by those who made it; a choice is the house's or the person's own. */
export type Strength = "law" | "contract" | "choice";

/** A stretch of time, in milliseconds. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What keeps a person from a shift. */
export type Obstacle =
  | { readonly kind: "working"; readonly shift: Stretch }
  /** Another shift begins on the same local day. */
  | { readonly kind: "same-day"; readonly shift: Stretch }
  | { readonly kind: "away"; readonly because: AwayReason | null; readonly stretch: Stretch }
  | {
      readonly kind: "rule";
      readonly rule: LabourTerms;
      readonly breach: Breach;
      /** The shifts that would break it together with the one in question, the nearest first. */
      readonly with: readonly Stretch[];
    }
  | { readonly kind: "hours-a-week"; readonly monday: CivilDay; readonly hours: number; readonly limit: number }
  | { readonly kind: "days-a-week"; readonly monday: CivilDay; readonly days: number; readonly limit: number }
  | { readonly kind: "days-in-a-row"; readonly firstDay: CivilDay; readonly days: number; readonly limit: number }
  /** None of the patterns the person may be given is at work then. */
  | { readonly kind: "no-pattern" };

/** Whether an obstacle is law, contract or choice. */
export function strengthOf({ kind }: Obstacle): Strength {
  if (kind === "rule") return "law";
  return kind === "hours-a-week" || kind === "days-a-week" || kind === "days-in-a-row" ? "contract" : "choice";
}

/** Obstacles of one name are counted together: "rule daily-rest", "away leave", "hours-a-week". */
export function obstacleName(obstacle: Obstacle): string {
  if (obstacle.kind === "rule") return `rule ${obstacle.rule.id}`;
  if (obstacle.kind === "away") return `away ${obstacle.because ?? "unknown"}`;
  return obstacle.kind;
}
