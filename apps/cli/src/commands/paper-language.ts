import { PaperLanguage } from "@springtide/contracts";
import type { Given } from "../command.ts";
import { typed } from "./typed-words.ts";

/** The option that says in which language a PDF is written. */
export const PAPER_LANGUAGE_OPTION = {
  type: "string",
  value: PaperLanguage.options.join("|"),
  description: "In whose words and figures a PDF is written; English if not given.",
} as const;

/** @throws Refusal if it is none that paper is written in */
export function paperLanguageOf(given: Given): PaperLanguage {
  const text = given.text("language");
  if (text === undefined) return "en";
  const language = PaperLanguage.options.find((one) => one === text);
  if (language === undefined)
    throw typed("/language", `"${text}"`, `it is one of ${PaperLanguage.options.join(", ")}`, "Choose one of these.");
  return language;
}
