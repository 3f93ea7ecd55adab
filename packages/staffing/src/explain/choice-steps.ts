import type { Targets } from "../targets/targets.ts";
import type { ChoiceStep, StaffingStep, TargetStep } from "./staffing-steps.ts";
import { teamOutcome, type JudgedWork, type TeamOutcome } from "./team-outcome.ts";

/** Why the fewest agents are this many, judged by what one fewer would miss. */
export function choiceOf(chosen: TeamOutcome, work: JudgedWork): ChoiceStep {
  const { agents } = chosen;
  if (agents === 0) return { kind: "choice", agents, because: "no-contacts", bindingTargets: [] };
  if (agents === 1) return { kind: "choice", agents, because: "at-least-one", bindingTargets: [] };
  const fewer = teamOutcome(agents - 1, work);
  if (!fewer.result.stable) return { kind: "choice", agents, because: "stability", bindingTargets: [] };
  return { kind: "choice", agents, because: "targets", bindingTargets: missedBy(fewer) };
}

function missedBy({ targets }: TeamOutcome): (keyof Targets)[] {
  return targets.filter(({ isMet }) => !isMet).map(({ target }) => target);
}

/** The targets beside what the team reaches, those marked that decide. */
export function targetSteps({ targets }: TeamOutcome, binding: readonly (keyof Targets)[]): TargetStep[] {
  return targets.map((step) => ({ ...step, binds: binding.includes(step.target) }));
}

/** What one agent fewer, this team and one agent more give; a team of nobody is left out. */
export function neighbouringTeams(chosen: TeamOutcome, work: JudgedWork): StaffingStep[] {
  const { agents } = chosen;
  const outcomes = [agents - 1, agents, agents + 1]
    .filter((count) => count > 0)
    .map((count) => (count === agents ? chosen : teamOutcome(count, work)));
  return outcomes.map(({ agents: count, result, meetsTargets }) => ({
    kind: "team",
    agents: count,
    isAnswer: count === agents,
    meetsTargets,
    result,
  }));
}
