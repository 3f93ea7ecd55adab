import type { DecisionDeadline } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** What doing something costs, or leaving it, as a bar; `share` of the longer one. */
interface CostBar {
  readonly name: string;
  readonly written: string;
  readonly share: number;
}

/** The bars of a deadline, and what lies between them in a sentence; null where the plan does not say both. */
export function costBars(
  { costIfDone: done, costIfNot: not }: Pick<DecisionDeadline, "costIfDone" | "costIfNot">,
  words: Words,
): { readonly bars: readonly CostBar[]; readonly sentence: string } | null {
  if (done === null || not === null) return null;
  const longest = Math.max(1e-9, Math.abs(done), Math.abs(not));
  const bar = (name: string, value: number): CostBar => ({
    name,
    written: words.money(value),
    share: Math.max(0, value) / longest,
  });
  const isSame = words.money(done) === words.money(not);
  return {
    bars: [bar(words.say("decisions.decide.if-done"), done), bar(words.say("decisions.decide.if-not"), not)],
    sentence: words.say("decisions.decide.difference", {
      which: isSame ? "same" : done < not ? "saves" : "costs",
      amount: words.money(Math.abs(not - done)),
    }),
  };
}
