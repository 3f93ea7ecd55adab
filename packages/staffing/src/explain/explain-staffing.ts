import { explainBorne } from "./explain-borne.ts";
import { explainTeam } from "./explain-team.ts";
import type { ExplainedStaffing } from "./explained-staffing.ts";
import type { StaffingQuestion } from "./staffing-question.ts";
import { refuse, requireShare } from "../domain.ts";

/** A day: figures of a longer stretch say nothing of the waits in it. */
const LONGEST_INTERVAL_SECONDS = 86_400;

/**
 * Answers a question of staffing in any direction (agents, service, volume or handling time) and opens the answer into
 * the steps that made it: volume, load, model, the team and why it is this one, each target with what is reached and by
 * which margin, one agent fewer and more, what Erlang C would have said, shrinkage, rounding. All as numbers with their
 * units in the names; words are for whoever shows them.
 *
 * No contacts need nobody; any work needs at least one agent. Agents are the least whole number that meets all targets;
 * contacts and handling time are the most within them and are not rounded. Heads are agents / (1 - shrinkage), rounded
 * up once. Under `service` a team below its load is answered with `stable: false` where nobody gives up.
 * Assumes a steady state within the interval; see `queueResult` for the models. Cost: one search and some ten
 * evaluations of the model.
 * @throws Refusal for an interval of no time or over a day, a shrinkage outside [0, 1), and as `leastAgentsUnder`,
 * `queueResult`, `largestLoadUnder` and `longestHandleTimeUnder`
 * @example explainStaffing({ solve: "agents", contacts: 100, intervalSeconds: 1800, ahtSeconds: 180, model: { kind: "erlang-c" }, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } }, shrinkage: 0.3 }).heads // => 20
 */
export function explainStaffing(question: StaffingQuestion): ExplainedStaffing {
  const { intervalSeconds, shrinkage } = question;
  if (!(intervalSeconds > 0 && intervalSeconds <= LONGEST_INTERVAL_SECONDS)) {
    refuse(
      "interval-out-of-range",
      "/intervalSeconds",
      intervalSeconds,
      "an interval lasts more than no time and at most a day",
      "Give it in seconds, such as 1800 for half an hour.",
    );
  }
  requireShare(shrinkage, "/shrinkage");
  return question.solve === "agents" || question.solve === "service" ? explainTeam(question) : explainBorne(question);
}
