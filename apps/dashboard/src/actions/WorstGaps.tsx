import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";

/** Where own roster and overflow together do not reach; each opens its day. */
export function WorstGaps(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const { say, sayMarked } = useSpeaking();
  const gaps = index.plan.worstGaps.slice(0, 5);
  const { gapHours } = index.plan.totals;
  return (
    <Sheet
      title={say("actions.worst-gaps")}
      note={gaps.length === 0 ? say("actions.covered") : say("actions.uncovered", { hours: words.hours(gapHours) })}
    >
      <ol className="entries">
        {gaps.map((gap) => {
          const startMs = Date.parse(gap.start);
          return (
            <li key={`${gap.queue} ${gap.start}`}>
              <button
                type="button"
                className="entry entry-split"
                onClick={() => {
                  onDay(gap.start.slice(0, 10));
                }}
              >
                <span>
                  <strong>{words.day(index.zone.dayAt(startMs))}</strong>
                  <span className="note entry-line">
                    {sayMarked("actions.gap", {
                      from: clockAt(index, startMs, words),
                      to: clockAt(index, Date.parse(gap.end), words),
                      queue: queueName(index, gap.queue),
                      hours: words.hours(gap.shortHours),
                      whole: (parts) => (
                        <span key="hours" className="whole">
                          {parts}
                        </span>
                      ),
                    })}
                  </span>
                </span>
                <span className="short">{say("actions.heads-short", { count: gap.short })}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
