import { queueResult } from "../patience/queue-result.ts";
import { requireHandleTime, requireRate } from "../domain.ts";
import { choiceOf, neighbouringTeams, targetSteps } from "./choice-steps.ts";
import type { ExplainedStaffing } from "./explained-staffing.ts";
import { headsSteps } from "./heads-steps.ts";
import { meanPatienceSeconds } from "./mean-patience.ts";
import { leastAgentsUnder } from "../search/least-agents-under.ts";
import { judgedWithinSeconds, type AgentsQuestion, type ServiceQuestion } from "./staffing-question.ts";
import type { ErlangCStep, StaffingStep } from "./staffing-steps.ts";
import { teamOutcome, type JudgedWork } from "./team-outcome.ts";

/** Contacts, agents and handling time are known or found: the steps from volume to heads. */
export function explainTeam(question: AgentsQuestion | ServiceQuestion): ExplainedStaffing {
  const { solve, contacts, intervalSeconds, ahtSeconds, model, targets, shrinkage } = question;
  const contactsPerHour = (contacts * 3600) / intervalSeconds;
  requireRate(contactsPerHour, "/contacts");
  requireHandleTime(ahtSeconds);
  const loadErlangs = (contacts * ahtSeconds) / intervalSeconds;
  const work: JudgedWork = { loadErlangs, ahtSeconds, model, targets };
  const agents = solve === "agents" ? leastAgentsUnder(work).agents : question.agents;
  const chosen = teamOutcome(agents, work);
  const choice =
    solve === "agents"
      ? choiceOf(chosen, work)
      : ({ kind: "choice", agents, because: "given", bindingTargets: [] } as const);
  const nothing = agents === 0 && loadErlangs === 0;
  const heads = headsSteps(agents, shrinkage);
  const steps: StaffingStep[] = [
    { kind: "volume", contacts, intervalSeconds, contactsPerHour },
    { kind: "load", contactsPerHour, ahtSeconds, loadErlangs },
    { kind: "model", model, meanPatienceSeconds: meanPatienceSeconds(model) },
    choice,
    ...(nothing ? [] : targetSteps(chosen, choice.bindingTargets)),
    ...(nothing ? [] : neighbouringTeams(chosen, work)),
    ...neededStep(question, work),
    ...(nothing ? [] : erlangCSteps(question, work)),
    ...heads,
  ];
  return {
    solve,
    contacts,
    intervalSeconds,
    ahtSeconds,
    loadErlangs,
    agents,
    heads: heads[1].heads,
    withinSeconds: judgedWithinSeconds(targets),
    meetsTargets: nothing || chosen.meetsTargets,
    result: nothing ? null : chosen.result,
    steps,
  };
}

function neededStep({ solve, targets }: AgentsQuestion | ServiceQuestion, work: JudgedWork): StaffingStep[] {
  if (solve === "agents" || Object.keys(targets).length === 0) return [];
  return [{ kind: "needed", agents: leastAgentsUnder(work).agents }];
}

/** Nothing to set beside an answer that is Erlang C's already. */
function erlangCSteps(question: AgentsQuestion | ServiceQuestion, work: JudgedWork): ErlangCStep[] {
  if (work.model.kind === "erlang-c") return [];
  const model = { kind: "erlang-c" } as const;
  const agents = question.solve === "agents" ? leastAgentsUnder({ ...work, model }).agents : question.agents;
  const withinSeconds = judgedWithinSeconds(work.targets);
  const { contacts, ahtSeconds } = question;
  const result = queueResult({ model, agents, loadErlangs: work.loadErlangs, ahtSeconds, withinSeconds });
  return [{ kind: "erlang-c", agents, contacts, ahtSeconds, result }];
}
