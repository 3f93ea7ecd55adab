import type { IntervalNeed } from "../interval-need.ts";
import { type StepWords, stepWords } from "../staffing/staffing-words.ts";

/** The steps of a requirement in words, and a last one where following the plan exactly asked for other heads. */
export function needWords({ answer, repairedHeads }: Pick<IntervalNeed, "answer" | "repairedHeads">): StepWords[] {
  const steps = stepWords(answer);
  if (repairedHeads === 0) return steps;
  const heads = answer.heads + repairedHeads;
  const change = repairedHeads > 0 ? `${repairedHeads} more` : `${-repairedHeads} fewer`;
  const sentence = `The steps above take the interval as settled. Following the day exactly, the plan asks for ${change}: ${heads} heads.`;
  return [...steps, { title: "Repaired", sentence }];
}
