import type { FinanceQuestion as Question } from "@springtide/contracts";
import { FinanceQuestion, parseOrRefuse } from "@springtide/contracts";

/** Words that are numbers, lists of numbers, or ids. */
const NUMBERS = new Set(["share", "withinSeconds", "weekday", "needsPerHour"]);

/**
 * A question as it is written on the command line: its name, and what it is asked of as key=value: `early-season trigger=spring days=14`.
 * @throws Refusal for what is no question
 */
export function readQuestion(text: string): Question {
  const [question, ...rest] = text.trim().split(/\s+/);
  const given = rest.map((part): [string, unknown] => {
    const [key = "", value = ""] = part.split("=", 2);
    if (NUMBERS.has(key)) return [key, Number(value)];
    if (key !== "days") return [key, value];
    return [key, question === "notice" ? value.split(",").map(Number) : Number(value)];
  });
  return parseOrRefuse(FinanceQuestion, { question, ...Object.fromEntries(given) }, "--ask");
}
