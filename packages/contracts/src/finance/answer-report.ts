import { z } from "zod";
import { QuestionAnswer } from "./comparison.ts";
import { ReckonedOn, SinceFile } from "./differing.ts";

/** A question and its answer as a file, with all that its figures hang on. */
export const AnswerReport = z.strictObject({
  contract: z.literal("springtide-answer"),
  version: z.literal(1),
  currency: z.string(),
  reckonedOn: ReckonedOn,
  answer: QuestionAnswer,
  since: SinceFile.optional().meta({ description: "Beside the answer that was named as the earlier one." }),
});
export type AnswerReport = z.infer<typeof AnswerReport>;
