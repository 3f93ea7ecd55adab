import { useQuery } from "@tanstack/react-query";
import type { Words } from "../words/words.ts";
import { surveyQuestion } from "./settings-questions.ts";

/** The survey behind a first guess: what was asked, by whom, and what people said. */
export function SurveySource({ survey, words }: { readonly survey: readonly [string, string]; readonly words: Words }) {
  const { data } = useQuery(surveyQuestion);
  const source = data?.surveys.find(({ id }) => id === survey[0]);
  const figure = source?.figures.find(({ id }) => id === survey[1]);
  if (source === undefined || figure === undefined) return null;
  return (
    <span className="note settings-means" lang="en">
      {source.source}
      {source.year === null ? "" : `, ${String(source.year)}`}: “{figure.asked}”, {words.finely(figure.value)}.
    </span>
  );
}
