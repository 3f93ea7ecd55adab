import type { OpenShift, PlanRoster } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";
import type { Asked } from "./asked.ts";
import { askedKey } from "./asked.ts";
import { stretchInWords } from "./week-picture.ts";

/** What rules and contracts cannot meet together, and what stays open in the week; each open stretch says why. */
export function RosterProblems(props: {
  readonly index: PlanIndex;
  readonly roster: PlanRoster;
  readonly open: readonly OpenShift[];
  readonly chosen: string | null;
  readonly onAsk: (asked: Asked, opener: HTMLElement) => void;
  readonly words: Words;
}) {
  const { index, roster, open, chosen, onAsk, words } = props;
  const { conflicts } = roster;
  if (conflicts.length + open.length === 0)
    return <p className="roster-clear">No demand of this week is open, and no rule stands against a demand.</p>;
  return (
    <div className="roster-problems">
      {conflicts.length === 0 ? null : (
        <section aria-labelledby="roster-conflicts">
          <h4 id="roster-conflicts">Cannot be met together</h4>
          <ul>
            {conflicts.map((conflict) => (
              <li key={conflict} className="warning">
                {conflict}
              </li>
            ))}
          </ul>
        </section>
      )}
      {open.length === 0 ? null : (
        <section aria-labelledby="roster-open">
          <h4 id="roster-open">Open in this week</h4>
          <ul className="entries">
            {open.map((stretch) => {
              const asked: Asked = { kind: "open", open: stretch };
              return (
                <li key={askedKey(asked)}>
                  <button
                    type="button"
                    className="entry entry-split"
                    aria-expanded={chosen === askedKey(asked)}
                    onClick={({ currentTarget }) => {
                      onAsk(asked, currentTarget);
                    }}
                  >
                    <span>
                      <strong>{stretchInWords(index, stretch, words)}</strong>
                      <span className="note entry-line">
                        {queueName(index, stretch.queue)} · {words.hours(stretch.headHours)} head-hours
                        {stretch.because[0] === undefined ? "" : ` · ${stretch.because[0]}`}
                      </span>
                    </span>
                    <span className="short">{plural(stretch.heads, words.count(stretch.heads), "head")} short</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
