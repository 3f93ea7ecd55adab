import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { ToDecisions } from "./DecisionLink.tsx";
import { DecisionLink } from "./DecisionLink.tsx";
import type { NextDeadline } from "./next-deadlines.ts";

const SHOWN = 5;

/** What must be decided next; each opens its decision. @param fromMs the moment from which the deadlines are seen */
export function NextDeadlines(props: {
  readonly index: PlanIndex;
  readonly deadlines: readonly NextDeadline[];
  readonly fromMs: number;
  readonly to: ToDecisions;
  readonly words: Words;
}) {
  const { index, deadlines, fromMs, to, words } = props;
  const { say } = words;
  return (
    <Sheet
      title={say("season.deadlines")}
      note={say("season.deadlines-note", { count: deadlines.length, day: words.day(index.zone.dayAt(fromMs)) })}
      aside={
        <DecisionLink className="link" period={null} to={to}>
          {say("season.all-deadlines")}
        </DecisionLink>
      }
    >
      <ol className="entries">
        {deadlines.slice(0, SHOWN).map(({ key, kind, by, what, period }) => (
          <li key={key}>
            <DecisionLink className="entry" period={period} to={to}>
              <span>
                <strong>{by}</strong> {kind}
              </span>
              <span className="note" lang={what.language}>
                {what.text}
              </span>
            </DecisionLink>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
