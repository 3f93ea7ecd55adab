import type { StaffingText } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { askedFor } from "@springtide/season";
import type { Given } from "../command.ts";
import { TYPED, typedText } from "./staff-findings.ts";
import type { QuestionOption } from "./staff-options.ts";

/** Options that are given together and cannot both be meant, or lack one they belong to. */
export function contradictions(texts: StaffingText, given: Given): Finding[] {
  const { model, patience, segments, target } = texts;
  const asked = askedFor(texts);
  const has = (value: unknown): boolean => value !== undefined;
  // prettier-ignore
  const rules: readonly (readonly [boolean, QuestionOption, string, string])[] = [
    [has(patience) && has(segments), "segments", "patience is one mean or a mix of groups", "Leave out --patience or --segments."],
    [model === "erlang-a" && has(segments), "segments", "Erlang A knows one mean patience", "Take --model patience, or --patience with one mean."],
    [model === "erlang-c" && (has(patience) || has(segments)), "model", "under Erlang C nobody gives up", "Leave out --model, or the patience."],
    [model === "erlang-a" && !has(patience) && !has(segments), "model", "Erlang A needs a mean patience", "Add --patience 120."],
    [model === "patience" && !has(patience) && !has(segments), "model", "this model needs a patience", "Add --patience 120, or --segments."],
    [has(texts["sl-definition"]) && !has(target), "sl-definition", "it says what the share of --target is taken of", "Add --target 80/20."],
    [has(texts["short-abandon"]) && texts["sl-definition"] !== "slExclShort", "short-abandon", "only slExclShort leaves short abandons out", "Add --sl-definition slExclShort."],
    [asked === "agents" && has(texts.agents), "agents", "agents are asked for and given", "Leave out --agents, or take --solve service."],
    [asked === "volume" && has(texts.contacts), "contacts", "the volume is asked for and given", "Leave out --contacts, or take --solve service."],
    [asked === "aht" && has(texts.aht), "aht", "the handling time is asked for and given", "Leave out --aht, or take --solve service."],
  ];
  return rules.flatMap(([isBroken, option, rule, remedy]) =>
    isBroken
      ? [
          {
            code: "options-contradict",
            place: { file: TYPED, field: `/${option}` },
            found: typedText(option, given),
            rule,
            remedy,
          },
        ]
      : [],
  );
}
