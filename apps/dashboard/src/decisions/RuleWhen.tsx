import type { Words } from "../words/words.ts";

/** The case that a step of a rule is for, ahead of what is done then. */
export function RuleWhen({ range, words }: { readonly range: string; readonly words: Words }) {
  return <strong className="rule-when">{words.say("decisions.rule.when", { range })}</strong>;
}
