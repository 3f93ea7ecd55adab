import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
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
  const standing = standingInWords(period, words);
  return (
    <>
      {standing === null ? null : <p className="standing">{standing}</p>}
      <ol className="rule" aria-label="What to do, in order of time">
        {ruleActs(index, decisions, period, words).map(({ by, what, steps }) => (
          <li key={`${by} ${what}`}>
            <strong>By {by}:</strong> {what}
            {steps.length === 0 ? null : (
              <ul>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <details className="more">
        <summary>The whole rule, hour by hour</summary>
        <p>{period.words}</p>
      </details>
    </>
  );
}
