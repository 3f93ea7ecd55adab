import type { StaffingAnswer } from "@springtide/contracts";
import type { OtherVolume, StaffingCurvePoint, WorkQuestion } from "@springtide/season";
import { answerStaffing, staffingCurve, staffingSensitivity } from "@springtide/season";

/** All that the page shows of a question. */
export interface QuickAnswer {
  readonly request: WorkQuestion;
  readonly answer: StaffingAnswer;
  /** Agents by Erlang C for the same targets; those of the answer where it is Erlang C's already. */
  readonly erlangCAgents: number;
  readonly curve: readonly StaffingCurvePoint[];
  readonly otherVolumes: readonly OtherVolume[];
}

const FACTORS = [0.8, 0.9, 1, 1.1, 1.2] as const;

/** @throws Refusal that names the field of the question */
export function quickAnswer(request: WorkQuestion): QuickAnswer {
  const answer = answerStaffing(request);
  const beside = answer.steps.find((step) => step.kind === "erlang-c");
  const erlangCAgents = beside?.agents ?? answer.agents;
  return {
    request,
    answer,
    erlangCAgents,
    curve: staffingCurve(request, answer.agents === 0 ? [] : [answer.agents, erlangCAgents]),
    otherVolumes: answer.agents === 0 ? [] : staffingSensitivity(request, answer.agents, FACTORS),
  };
}
