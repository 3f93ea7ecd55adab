import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { ruleActs, standingInWords } from "./rule-acts.ts";

/** The rule of a period as somebody follows it: what to do by when, first things first, and what to confirm when more is known. */
export function RuleList(props: {
  readonly index: PlanIndex;
  readonly decisions: PlanDecisions;
  readonly period: DecisionPeriod;
  readonly words: Words;
}) {
  const { index, decisions, period, words } = props;
  const { sayMarked } = useSpeaking();
  const standing = standingInWords(period, words);
  return (
    <>
      {standing === null ? null : <p className="standing">{standing}</p>}
      <ol className="rule" aria-label={words.say("decisions.rule.region")}>
        {ruleActs(index, decisions, period, words).map(({ by, what, signal, steps }) => (
          <li key={`${by} ${what}`}>
            {sayMarked("decisions.rule.by", { by, what, b: (parts) => <strong>{parts}</strong> })}
            {signal === null ? null : <span lang="en"> {signal}</span>}
            {steps.length === 0 ? null : (
              <ul>
                {steps.map((step) => (
                  <li key={step} lang="en">
                    {step}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <details className="more">
        <summary>{words.say("decisions.rule.whole")}</summary>
        <p lang="en">{period.words}</p>
      </details>
    </>
  );
}
