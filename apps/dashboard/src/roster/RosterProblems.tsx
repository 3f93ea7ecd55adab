import type { OpenShift, PlanRoster } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Asked } from "./asked.ts";
import { askedKey } from "./asked.ts";
import { conflictsOfWeek } from "./conflicts-of-week.ts";
import type { RosterWeek } from "./roster-weeks.ts";
import { stretchInWords } from "./week-picture.ts";

/** What rules and contracts cannot meet together, and what stays open in the week; each open stretch says why. */
export function RosterProblems(props: {
  readonly index: PlanIndex;
  readonly roster: PlanRoster;
  readonly week: RosterWeek;
  readonly open: readonly OpenShift[];
  readonly chosen: string | null;
  readonly onAsk: (asked: Asked, opener: HTMLElement) => void;
  readonly words: Words;
}) {
  const { index, roster, week, open, chosen, onAsk, words } = props;
  const { say } = words;
  const { here, elsewhere } = conflictsOfWeek(roster.conflicts, week);
  if (roster.conflicts.length + open.length === 0) return <p className="roster-clear">{say("roster.clear")}</p>;
  return (
    <div className="roster-problems">
      {roster.conflicts.length === 0 ? null : (
        <section aria-labelledby="roster-conflicts">
          <h4 id="roster-conflicts">{say("roster.conflicts")}</h4>
          {here.length === 0 ? (
            <p className="note">{say("roster.conflicts-none")}</p>
          ) : (
            <ConflictList conflicts={here} />
          )}
          {elsewhere.length === 0 ? null : (
            <details className="more">
              <summary>{say("roster.conflicts-elsewhere", { count: words.count(elsewhere.length) })}</summary>
              <ConflictList conflicts={elsewhere} />
            </details>
          )}
        </section>
      )}
      {open.length === 0 ? null : (
        <section aria-labelledby="roster-open">
          <h4 id="roster-open">{say("roster.open")}</h4>
          <p className="note">{say("roster.open-note")}</p>
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
                        {queueName(index, stretch.queue)} ·{" "}
                        {say("roster.head-hours", { hours: words.hours(stretch.headHours) })}
                        {stretch.because[0] === undefined ? null : <span lang="en"> · {stretch.because[0]}</span>}
                      </span>
                    </span>
                    <span className="short">{say("roster.heads-short", { count: stretch.heads })}</span>
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

function ConflictList({ conflicts }: { readonly conflicts: readonly string[] }) {
  return (
    <ul className="conflicts">
      {conflicts.map((conflict) => (
        <li key={conflict} className="warning" lang="en">
          {conflict}
        </li>
      ))}
    </ul>
  );
}
