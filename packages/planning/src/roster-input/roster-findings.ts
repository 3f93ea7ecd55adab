import type { WhyAway } from "../reasons/obstacle.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { contractFindings } from "./contract-findings.ts";
import { coverFindings } from "./cover-findings.ts";
import type { RosterFindings } from "./errors-and-caveats.ts";
import { patternFindings } from "./pattern-findings.ts";
import { publishedFindings } from "./published-findings.ts";
import { placesOfProblem, type RosterPlaces } from "./roster-places.ts";
import { ruleFindings } from "./rule-findings.ts";

/**
 * Every contradiction in a roster problem that can be seen without solving it, with people, dates and fields.
 * @param places where its parts were read; the problem's own fields where it is left out
 * @param whyAway tells leave from other hours in which a person cannot work
 */
export function rosterFindings(
  problem: RosterProblem,
  places: RosterPlaces = placesOfProblem(problem),
  whyAway: WhyAway = () => null,
): RosterFindings {
  const parts = [
    ruleFindings(problem, places),
    patternFindings(problem, places),
    contractFindings(problem, places),
    publishedFindings(problem, places, whyAway),
    coverFindings(problem, places),
  ];
  return { errors: parts.flatMap(({ errors }) => errors), caveats: parts.flatMap(({ caveats }) => caveats) };
}
