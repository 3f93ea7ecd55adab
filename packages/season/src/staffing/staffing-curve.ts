import type { QueueService, StaffingModel, StaffingRequest } from "@springtide/contracts";
import { queueResult, judgedWithinSeconds } from "@springtide/staffing";
import { inTheCallersFields } from "./caller-fields.ts";
import { modelOf, targetsOf } from "./staffing-numbers.ts";

/** A question that names its work: contacts and handling time. */
export type WorkQuestion = Extract<StaffingRequest, { readonly solve: "agents" }>;

/** What so many agents give for the same work: by the model of the question, and by Erlang C. */
export interface StaffingCurvePoint {
  readonly agents: number;
  readonly result: QueueService;
  readonly erlangC: QueueService;
}

/** Agents on each side of the answer, in square roots of the load: from a line that hardly moves to one that hardly forms. */
const ROOTS_EACH_SIDE = 2.2;
const LEAST_EACH_SIDE = 4;
const MOST_POINTS = 41;

/**
 * Service against agents around an answer: from too few to more than anybody would pay for, both answers always among them.
 * @param answers numbers of agents that are to be on the curve, such as the answer and that of Erlang C
 * @throws Refusal that names the field of the question
 */
export function staffingCurve(request: WorkQuestion, answers: readonly number[]): StaffingCurvePoint[] {
  const { contacts, ahtSeconds, intervalSeconds } = request;
  const loadErlangs = (contacts * ahtSeconds) / intervalSeconds;
  if (loadErlangs === 0 || answers.length === 0) return [];
  const targets = targetsOf(request.targets);
  const withinSeconds = judgedWithinSeconds(targets);
  const short = targets.serviceLevel?.shortAbandonSeconds;
  const give = (agents: number, model: StaffingModel): QueueService =>
    queueResult({
      ...{ model: modelOf(model), agents, loadErlangs, ahtSeconds, withinSeconds },
      ...(short === undefined ? {} : { shortAbandonSeconds: short }),
    });
  return inTheCallersFields(() =>
    agentsOnCurve(loadErlangs, answers).map((agents) => {
      const result = give(agents, request.model);
      return {
        agents,
        result,
        erlangC: request.model.kind === "erlang-c" ? result : give(agents, { kind: "erlang-c" }),
      };
    }),
  );
}

function agentsOnCurve(loadErlangs: number, answers: readonly number[]): number[] {
  const side = Math.max(LEAST_EACH_SIDE, Math.ceil(ROOTS_EACH_SIDE * Math.sqrt(loadErlangs)));
  const low = Math.max(1, Math.min(...answers) - side);
  const high = Math.max(...answers) + side;
  const step = Math.ceil((high - low) / (MOST_POINTS - 1));
  const steps = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
  return [...new Set([...steps, ...answers.filter((agents) => agents > 0)])].sort((a, b) => a - b);
}
