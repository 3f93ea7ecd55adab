import type { LabourRules, LabourRuleTerms } from "@springtide/contracts";
import {
  breaks,
  dailyRest,
  freeSundaysAYear,
  type LabourRule,
  longestDay,
  longestWeek,
  oneFreeSundayIn,
  oneShiftAtATime,
  substituteRest,
  weeklyRest,
} from "@springtide/planning";

/** The one rule that needs no law. */
export const ONE_PLACE = { id: "one-shift-at-a-time", source: "Nobody is in two places at once" };

/** The rules of a country, ready to be held against a roster. */
export function rulesOfTerms({ rules }: LabourRules): readonly LabourRule[] {
  return [oneShiftAtATime(ONE_PLACE), ...rules.map(ruleOf)];
}

function ruleOf(terms: LabourRuleTerms): LabourRule {
  switch (terms.kind) {
    case "daily-rest":
      return dailyRest(terms);
    case "weekly-rest":
      return weeklyRest(terms);
    case "breaks":
      return breaks(terms);
    case "longest-day":
      return longestDay(terms);
    case "longest-week":
      return longestWeek(terms);
    case "free-sundays-a-year":
      return freeSundaysAYear(terms);
    case "one-free-sunday-in":
      return oneFreeSundayIn(terms);
    case "substitute-rest":
      return substituteRest(terms);
  }
}
