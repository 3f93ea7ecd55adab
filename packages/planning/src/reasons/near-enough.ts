import type { LabourTerms } from "../labour/labour-terms.ts";
import type { KnownShift } from "./known-person.ts";

/** A week before the day and a week after it hold the week the day lies in and the shifts next to it that a rest can fall short of. */
const DAYS = 8;

/** Which shifts have to be known to judge a rule around one of them: for rests those of the days near it, for all other rules every one. */
export function nearEnough({ kind }: LabourTerms, { day }: KnownShift): (shift: KnownShift) => boolean {
  if (kind !== "daily-rest" && kind !== "weekly-rest" && kind !== "longest-day") return () => true;
  return (shift) => Math.abs(shift.day - day) <= DAYS;
}
