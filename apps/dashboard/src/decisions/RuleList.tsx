import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { ruleActs, standingInWords } from "./rule-acts.ts";
import { RuleWhen } from "./RuleWhen.tsx";
import { SentenceText } from "./SentenceText.tsx";

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
            {signal === null ? null : (
              <>
                {" "}
                <SentenceText said={signal} />
              </>
            )}
            {steps.length === 0 ? null : (
              <ul>
                {steps.map(({ range, what: done }) => (
                  <li key={`${range ?? ""} ${done}`}>
                    {range === null ? null : (
                      <>
                        <RuleWhen range={range} words={words} />{" "}
                      </>
                    )}
                    {done}
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
