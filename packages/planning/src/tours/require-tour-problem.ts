import { Refusal, type Finding } from "@springtide/refusal";
import type { TourProblem } from "./tour-problem.ts";

/**
 * Refuses tours that contradict themselves.
 * @throws Refusal `tour-week`, `tour-shifts`, `tour-rest` or `no-shifts`, all that hold at once
 */
export function requireTourProblem({
  demand,
  intervalsADay,
  shiftsATour,
  dailyRest,
  weeklyRest,
  kinds,
}: TourProblem): void {
  const findings: Finding[] = [];
  const find = (code: string, found: string, rule: string, remedy: string): void =>
    void findings.push({ code, place: {}, found, rule, remedy });
  if (intervalsADay < 1 || demand.length !== 7 * intervalsADay)
    find(
      "tour-week",
      `${demand.length} intervals`,
      `tours are of one week, seven days of ${intervalsADay}`,
      "Give a whole week.",
    );
  if (!Number.isInteger(shiftsATour) || shiftsATour < 1 || shiftsATour > 7)
    find("tour-shifts", `${shiftsATour} shifts a tour`, "a week has seven days", "Ask for one to seven shifts.");
  if (dailyRest < 0 || weeklyRest < 0 || weeklyRest >= demand.length)
    find(
      "tour-rest",
      `rests of ${dailyRest} and ${weeklyRest} intervals`,
      "both lie within the week",
      "Give the rests in intervals.",
    );
  if (kinds.length === 0) find("no-shifts", "no kind of shift", "tours are made of shifts", "Name a kind of shift.");
  if (findings.length > 0) throw new Refusal(findings);
}
