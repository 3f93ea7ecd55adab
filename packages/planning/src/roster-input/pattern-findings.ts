import type { Finding } from "@springtide/refusal";
import { ruleOfTerms } from "../labour/rule-of-terms.ts";
import type { LabourTerms } from "../labour/labour-terms.ts";
import { breakPlaces, isLegalAlone } from "../rosters/break-places.ts";
import type { RosterProblem, ShiftPattern } from "../rosters/roster-problem.ts";
import { amount } from "./local-words.ts";
import type { RosterFindings } from "./errors-and-caveats.ts";
import { placeOf, type RosterPlaces } from "./roster-places.ts";

const MINUTE_MS = 60_000;

/**
 * Patterns that cannot be worked: their breaks do not fit into them, or each way to lay them breaks a rule of breaks or of the longest
 * day. A pattern of which no length can be worked is an error; single lengths are a caveat.
 */
export function patternFindings(problem: RosterProblem, places: RosterPlaces): RosterFindings {
  const found: RosterFindings = { errors: [], caveats: [] };
  problem.patterns.forEach((pattern, index) => {
    const wrong = pattern.lengthMinutes.flatMap((minutes) => {
      const because = whyNever(problem, pattern, minutes);
      return because === null ? [] : [{ minutes, ...because }];
    });
    const all = wrong.length === pattern.lengthMinutes.length;
    for (const { minutes, found: what, rule } of wrong)
      (all ? found.errors : found.caveats).push({
        code: all ? "pattern-never-allowed" : "length-never-allowed",
        place: placeOf(places, places.pattern(index)),
        found: `pattern ${pattern.id} of ${amount(minutes / 60)} hours ${what}`,
        rule,
        remedy: "Lengthen or move its breaks, or name another length.",
      });
  });
  return found;
}

function whyNever(
  problem: RosterProblem,
  pattern: ShiftPattern,
  minutes: number,
): Pick<Finding, "found" | "rule"> | null {
  const away = pattern.breaks.reduce((sum, one) => sum + one.minutes, 0);
  const breakWords = away === 0 ? "without a break" : `with ${amount(away)} minutes of breaks`;
  if (countOf(problem, pattern, minutes, []) === 0)
    return { found: breakWords, rule: "its breaks lie one after the other within it" };
  const single = problem.rules.filter(({ kind }) => kind === "breaks" || kind === "longest-day");
  const forbidden = single.find((rule) => countOf(problem, pattern, minutes, [rule]) === 0);
  if (forbidden !== undefined) return { found: breakWords, rule: ruleInWords(forbidden, (minutes - away) / 60) };
  if (countOf(problem, pattern, minutes, single) > 0) return null;
  return { found: breakWords, rule: `${single.map(({ id }) => id).join(" and ")} hold together` };
}

/** How many ways there are to lay the breaks of a shift that keep some rules. */
function countOf(
  problem: RosterProblem,
  pattern: ShiftPattern,
  minutes: number,
  rules: readonly LabourTerms[],
): number {
  const stepMs = (problem.seconds[0] ?? 900) * 1000;
  const lengthMs = minutes * MINUTE_MS;
  const boundariesMs = Array.from({ length: Math.ceil(lengthMs / stepMs) + 1 }, (_, i) => i * stepMs);
  const startMs = problem.startsMs[0] ?? 0;
  return breakPlaces(pattern, lengthMs, boundariesMs, isLegalAlone(rules.map(ruleOfTerms), problem, startMs, lengthMs))
    .count;
}

function ruleInWords(rule: LabourTerms, workedHours: number): string {
  if (rule.kind === "longest-day") return `nobody works longer than ${amount(rule.hours)} hours a day (${rule.id})`;
  if (rule.kind !== "breaks") return `${rule.id} holds`;
  const least = Math.max(
    0,
    ...rule.steps.filter((step) => workedHours > step.moreThanHours).map((step) => step.minutes),
  );
  const longest =
    rule.longestStretchHours === undefined
      ? []
      : [`nobody works longer than ${amount(rule.longestStretchHours)} hours without one`];
  const parts = rule.leastPartMinutes > 0 ? ` in parts of at least ${amount(rule.leastPartMinutes)}` : "";
  const needed =
    least === 0 ? [] : [`${amount(workedHours)} hours of work need ${amount(least)} minutes of breaks${parts}`];
  return `${[...needed, ...longest].join(", and ")} (${rule.id})`;
}
