import type { DecisionPeriod } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { blocksInWords } from "./rule-steps.ts";

/** "confirm today 12 blocks, at most 4 seats at one time; release 3 blocks, at most 1 seat at one time." */
export function dueInWords({ confirm, release }: NonNullable<DecisionPeriod["dueNow"]>, words: Words): string {
  const [confirmed, released] = [blocksInWords(confirm, words), blocksInWords(release, words)];
  if (release.length === 0) return words.say("decisions.act.confirm-today", { blocks: confirmed });
  if (confirm.length === 0) return words.say("decisions.act.release-today", { blocks: released });
  return words.say("decisions.act.both-today", { confirm: confirmed, release: released });
}
