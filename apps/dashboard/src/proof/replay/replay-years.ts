import { civilDay, yearOf } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";

/** Days that must lie before a season, to learn from; the engine refuses what has fewer. */
const LEAST_BEFORE_DAYS = 56;

/** Years of which a season can be replayed, the latest first. */
export function replayYears({ history }: Pick<Plan, "history">): readonly number[] {
  const first = yearOf(civilDay(history.firstDay) + LEAST_BEFORE_DAYS);
  const last = yearOf(civilDay(history.lastDay));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => last - i);
}
