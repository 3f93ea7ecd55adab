import type { DecisionDeadline } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { costBars } from "./cost-bars.ts";

/** Cost and loss if it is done and if it is not, as bars of one scale. Nothing where the plan does not say both. */
export function CostBars({ deadline, words }: { readonly deadline: DecisionDeadline; readonly words: Words }) {
  const told = costBars(deadline, words);
  if (told === null) return null;
  return (
    <div>
      <dl className="cost-bars" aria-label={words.say("decisions.decide.costs")}>
        {told.bars.map(({ name, written, share }, i) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={i === 0 ? "cost-bar" : "cost-bar cost-bar-not"} aria-hidden="true">
                <span style={{ width: `${(share * 100).toFixed(1)}%` }} />
              </span>
              <span className="number">{written}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="caption">{told.sentence}</p>
    </div>
  );
}
