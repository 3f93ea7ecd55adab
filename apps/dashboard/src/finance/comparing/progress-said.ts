import type { Words } from "../../words/words.ts";
import { driverSaid } from "../driver-said.ts";
import type { SubjectNames } from "../subject-names.ts";

const SEASONS = ["early", "usual", "late"] as const;

/** What is worked out just now: the plan, a season, a case of a question or a driver by its id, a scenario by its name. */
export function progressSaid(label: string, names: SubjectNames, words: Pick<Words, "say">): string {
  if (label === "") return words.say("finance.progress");
  return words.say("finance.progress-of", { name: nameOf(label, names, words) });
}

function nameOf(label: string, names: SubjectNames, words: Pick<Words, "say">): string {
  const { say } = words;
  const [, season, target] = /^(early|usual|late)-(current|proposed)$/.exec(label) ?? [];
  const known = SEASONS.find((one) => one === season);
  if (known !== undefined)
    return say("finance.progress-season", { season: say(`finance.season-${known}`), target: target ?? "" });
  const [, days] = /^notice-(\d+)$/.exec(label) ?? [];
  if (days !== undefined) return say("finance.case-notice", { count: Number(days) });
  switch (label) {
    case "plan":
      return say("finance.the-plan");
    case "unforeseen":
    case "foreseen":
    case "without-stand-by":
      return say(`finance.case-${label}`);
    case "open-longer-team":
    case "open-longer-partner":
      return say("finance.hours");
    case "target":
      return say("finance.target-proposed");
    default:
      return driverSaid(label, names, words) ?? label;
  }
}
