import type { LabourRule } from "./labour-rule.ts";
import type { LabourTerms } from "./labour-terms.ts";
import { breaks } from "./rules/breaks.ts";
import { dailyRest } from "./rules/daily-rest.ts";
import { freeSundaysAYear, oneFreeSundayIn } from "./rules/free-sundays.ts";
import { longestDay } from "./rules/longest-day.ts";
import { longestWeek } from "./rules/longest-week.ts";
import { substituteRest } from "./rules/substitute-rest.ts";
import { weeklyRest } from "./rules/weekly-rest.ts";

/** The rule that so many numbers make, ready to be held against a roster. */
export function ruleOfTerms(terms: LabourTerms): LabourRule {
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
