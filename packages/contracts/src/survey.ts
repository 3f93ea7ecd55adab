import { z } from "zod";
import { Id } from "./units.ts";

/** One figure that people stated in a survey, as it was asked. */
const SurveyFigure = z.strictObject({
  id: Id,
  value: z.number(),
  unit: z.string().meta({ description: "share: of 1; anything else in words." }),
  asked: z.string(),
  use: z.string().optional().meta({ description: "What it is a first guess for, until own data speak." }),
});

/** A survey with its source: stated behaviour, not law. Null where the source does not say. */
export const Survey = z.strictObject({
  id: Id,
  source: z.string(),
  year: z.int().nullable(),
  sample: z.string().nullable(),
  kind: z.string(),
  warning: z.string().optional(),
  figures: z.array(SurveyFigure).min(1),
});
export type Survey = z.infer<typeof Survey>;

/** The file of survey figures. */
export const SurveyFile = z.strictObject({ title: z.string(), note: z.string(), surveys: z.array(Survey) });
export type SurveyFile = z.infer<typeof SurveyFile>;
