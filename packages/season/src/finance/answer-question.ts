import type { FinanceQuestion, Plan, QuestionAnswer } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { DeciderMeans } from "../decisions/decide-weeks.ts";
import { SOFTWARE } from "../software.ts";
import { comparisonResult } from "./comparison-result.ts";
import { questionOf } from "./questions.ts";
import { workOutColumns } from "./work-out-columns.ts";

/**
 * A question in words answered in one go, where no job and no store is at hand.
 * @param load loads the solver where the question needs decisions made anew
 * @throws Refusal where this plan has nothing to say to it; Cancelled
 */
export async function answerQuestion(
  plan: Plan,
  ask: FinanceQuestion,
  load: () => Promise<DeciderMeans>,
  progress?: Progress,
  cancel?: CancelSignal,
): Promise<QuestionAnswer> {
  const asked = questionOf(plan, ask);
  const deciding = asked.decide ? await load() : undefined;
  const worked = workOutColumns(plan, asked.columns, { deciding }, progress, cancel);
  const basis = { plan: 1, data: "", seed: plan.seed, paths: plan.paths, software: SOFTWARE };
  const { answer } = comparisonResult(plan, asked, worked, { basis });
  if (answer === null) throw new Error("A question was asked and not answered.");
  return answer;
}
