import type { Survey } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** One row of a survey: what was asked, what people said, and what it is a first guess for. */
export interface SurveyRow {
  readonly id: string;
  readonly asked: string;
  readonly figure: string;
  readonly use: string;
}

export function surveyRows(survey: Survey, words: Words): readonly SurveyRow[] {
  return survey.figures.map(({ id, asked, value, unit, use }) => ({
    id,
    asked,
    figure: unit === "share" ? words.finely(value) : `${words.hours(value)} ${unit}`,
    use: use ?? "",
  }));
}
