import type { Finding } from "@springtide/refusal";
import type { LabourTerms } from "../labour/labour-terms.ts";
import type { RosterProblem, ShiftPattern } from "../rosters/roster-problem.ts";
import { amount } from "./local-words.ts";
import type { RosterFindings } from "./errors-and-caveats.ts";
import { placeOf, type RosterPlaces } from "./roster-places.ts";

const WEEK_HOURS = 168;
const DAY_HOURS = 24;

/**
 * Rules that leave no room for the shortest shift: a weekly rest longer than the week leaves, a longest week shorter than the shift. (What
 * a longest day forbids is found with the patterns.) A daily rest that keeps people from the same shift two days running is a caveat: every other day it goes.
 */
export function ruleFindings({ patterns, rules }: RosterProblem, places: RosterPlaces): RosterFindings {
  const spans = patterns.flatMap(({ lengthMinutes }) => lengthMinutes.map((minutes) => minutes / 60));
  const shortest = Math.min(...spans);
  const leastWork = Math.min(...patterns.flatMap(workedHoursOf));
  const found: RosterFindings = { errors: [], caveats: [] };
  if (spans.length === 0) return found;
  rules.forEach((rule, index) => {
    const place = placeOf(places, places.rule(index));
    const told = exclusion(rule, shortest, leastWork);
    if (told === null) return;
    const finding: Finding = { code: told.code, place, found: told.found, rule: told.rule, remedy: told.remedy };
    (told.isError ? found.errors : found.caveats).push(finding);
  });
  return found;
}

interface Exclusion extends Omit<Finding, "place"> {
  readonly isError: boolean;
}

function exclusion(rule: LabourTerms, shortest: number, leastWork: number): Exclusion | null {
  const shift = `the shortest shift of ${amount(shortest)} hours`;
  if (rule.kind === "weekly-rest" && rule.hours + shortest > WEEK_HOURS)
    return {
      isError: true,
      code: "rules-exclude-each-other",
      found: `a weekly rest of ${amount(rule.hours)} hours (${rule.id}) beside ${shift}`,
      rule: `a week has ${WEEK_HOURS} hours, so nobody may work at all`,
      remedy: "Correct the weekly rest, or name a shorter shift.",
    };
  if (rule.kind === "longest-week" && rule.weeks === 1 && rule.hours < leastWork)
    return {
      isError: true,
      code: "rules-exclude-each-other",
      found: `at most ${amount(rule.hours)} hours of work a week (${rule.id}) beside ${shift}`,
      rule: "at least one shift fits into what the rules allow",
      remedy: "Name a shorter shift, or correct the limit.",
    };
  if (rule.kind === "daily-rest" && rule.hours + shortest > DAY_HOURS)
    return {
      isError: false,
      code: "rest-longer-than-night",
      found: `a daily rest of ${amount(rule.hours)} hours (${rule.id}) beside ${shift}`,
      rule: `a day has ${DAY_HOURS} hours, so nobody can work the same shift two days running`,
      remedy: "Name a shorter shift, or expect people to work every other day.",
    };
  return null;
}

/** Hours of work of each length of a pattern, breaks taken off. */
function workedHoursOf({ lengthMinutes, breaks }: ShiftPattern): number[] {
  const away = breaks.reduce((sum, { minutes }) => sum + minutes, 0);
  return lengthMinutes.map((minutes) => (minutes - away) / 60);
}
