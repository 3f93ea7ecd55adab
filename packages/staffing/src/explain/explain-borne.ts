import { refuse, requireRate, requireWholeAgents } from "../domain.ts";
import { queueResult } from "../patience/queue-result.ts";
import type { QueueModel } from "../queue-model.ts";
import { targetSteps } from "./choice-steps.ts";
import type { ExplainedStaffing } from "./explained-staffing.ts";
import { headsSteps } from "./heads-steps.ts";
import { meanPatienceSeconds } from "./mean-patience.ts";
import { largestLoadUnder, longestHandleTimeUnder } from "../search/largest-load-under.ts";
import { judgedWithinSeconds, type HandleTimeQuestion, type VolumeQuestion } from "./staffing-question.ts";
import type { BorneStep, ErlangCStep, StaffingStep } from "./staffing-steps.ts";
import { teamOutcome, type TeamOutcome } from "./team-outcome.ts";

/** A target as near as this (in parts of it) to its limit is what keeps the team from bearing more. */
const AT_THE_LIMIT = 1e-6;

/** The team and its promise are known: the most work it bears, and the steps to it. */
export function explainBorne(question: VolumeQuestion | HandleTimeQuestion): ExplainedStaffing {
  const { solve, agents, intervalSeconds, model, targets, shrinkage } = question;
  requireWholeAgents(agents);
  const borne = mostBorne(question, agents, model);
  if (!isBounded(borne)) refuseNoLimit(solve, agents);
  const { contacts, ahtSeconds, loadErlangs } = borne;
  const contactsPerHour = (contacts * 3600) / intervalSeconds;
  const outcome = teamOutcome(agents, { loadErlangs, ahtSeconds, model, targets });
  const heads = headsSteps(agents, shrinkage);
  const steps: StaffingStep[] = [
    { kind: "model", model, meanPatienceSeconds: meanPatienceSeconds(model) },
    ...neighbours(question),
    { kind: "volume", contacts, intervalSeconds, contactsPerHour },
    { kind: "load", contactsPerHour, ahtSeconds, loadErlangs },
    ...targetSteps(outcome, atTheLimit(outcome)),
    ...erlangCSteps(question),
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
    meetsTargets: outcome.meetsTargets,
    result: outcome.result,
    steps,
  };
}

function mostBorne(question: VolumeQuestion | HandleTimeQuestion, agents: number, model: QueueModel): BorneStep {
  const { intervalSeconds, targets } = question;
  const isAnswer = agents === question.agents;
  if (question.solve === "volume") {
    const { ahtSeconds } = question;
    const loadErlangs = largestLoadUnder({ model, agents, ahtSeconds, targets });
    return {
      kind: "borne",
      agents,
      isAnswer,
      contacts: (loadErlangs * intervalSeconds) / ahtSeconds,
      ahtSeconds,
      loadErlangs,
    };
  }
  const { contacts } = question;
  const contactsPerHour = (contacts * 3600) / intervalSeconds;
  requireRate(contactsPerHour, "/contacts");
  const ahtSeconds = longestHandleTimeUnder({ model, agents, contactsPerHour, targets });
  return {
    kind: "borne",
    agents,
    isAnswer,
    contacts,
    ahtSeconds,
    loadErlangs: (contacts * ahtSeconds) / intervalSeconds,
  };
}

function neighbours(question: VolumeQuestion | HandleTimeQuestion): BorneStep[] {
  const { agents, model } = question;
  return [agents - 1, agents, agents + 1]
    .filter((count) => count > 0)
    .map((count) => mostBorne(question, count, model))
    .filter(isBounded);
}

function isBounded({ loadErlangs }: BorneStep): boolean {
  return loadErlangs < Infinity;
}

function refuseNoLimit(solve: "volume" | "aht", agents: number): never {
  refuse(
    "no-limit-to-the-work",
    "/targets",
    `targets that ${agents} agents keep however much work comes`,
    `there must be ${solve === "volume" ? "a volume" : "a handling time"} that breaks them`,
    "Add a target that customers who give up count against, such as maxAbandonProbability or a service level slOffered.",
  );
}

function atTheLimit({ targets }: TeamOutcome): TargetKey[] {
  return targets
    .filter(({ margin, limit }) => margin !== null && margin <= AT_THE_LIMIT * limit)
    .map(({ target }) => target);
}
type TargetKey = TeamOutcome["targets"][number]["target"];

/** Nothing to set beside an answer that is Erlang C's already. */
function erlangCSteps(question: VolumeQuestion | HandleTimeQuestion): ErlangCStep[] {
  if (question.model.kind === "erlang-c") return [];
  const model = { kind: "erlang-c" } as const;
  const borne = mostBorne(question, question.agents, model);
  if (!isBounded(borne)) return [];
  const { agents, contacts, ahtSeconds, loadErlangs } = borne;
  const withinSeconds = judgedWithinSeconds(question.targets);
  const result = queueResult({ model, agents, loadErlangs, ahtSeconds, withinSeconds });
  return [{ kind: "erlang-c", agents, contacts, ahtSeconds, result }];
}
