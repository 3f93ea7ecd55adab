import type { LabourRules } from "@springtide/contracts";
import { type LabourRule, oneShiftAtATime, ruleOfTerms } from "@springtide/planning";

/** The one rule that needs no law. */
export const ONE_PLACE = { id: "one-shift-at-a-time", source: "Nobody is in two places at once" };

/** The rules of a country, ready to be held against a roster. */
export function rulesOfTerms({ rules }: LabourRules): readonly LabourRule[] {
  return [oneShiftAtATime(ONE_PLACE), ...rules.map(ruleOfTerms)];
}
