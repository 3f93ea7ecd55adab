import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { ruleActs } from "./rule-acts.ts";

/** The rule of a period as somebody follows it: what to do by when, first things first, and what to confirm when more is known. */
export function RuleList(props: {
  readonly index: PlanIndex;
  readonly decisions: PlanDecisions;
  readonly period: DecisionPeriod;
  readonly words: Words;
}) {
  const { index, decisions, period, words } = props;
  return (
    <>
      <ol className="rule" aria-label="What to do, in order of time">
        {ruleActs(index, decisions, period, words).map(({ by, what, steps }) => (
          <li key={by}>
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
