import type { StaffingAnswer, StaffingRequest, StaffingStep } from "@springtide/contracts";
import { explainStaffing, type StaffingQuestion } from "@springtide/staffing";
import { inTheCallersFields } from "./caller-fields.ts";
import { modelOf, targetsOf } from "./staffing-numbers.ts";

/**
 * Answers one question of staffing, with the steps that made the answer.
 * @throws Refusal that names the field of the question
 */
export function answerStaffing(request: StaffingRequest): StaffingAnswer {
  const { steps, ...answer } = inTheCallersFields(() => explainStaffing(questionOf(request)));
  return {
    ...answer,
    steps: steps.map((step): StaffingStep => {
      if (step.kind === "model") return { ...step, model: request.model };
      return step.kind === "choice" ? { ...step, bindingTargets: [...step.bindingTargets] } : step;
    }),
  };
}

function questionOf(request: StaffingRequest): StaffingQuestion {
  return { ...request, model: modelOf(request.model), targets: targetsOf(request.targets) };
}
