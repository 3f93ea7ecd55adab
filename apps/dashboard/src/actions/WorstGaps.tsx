import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";

/** Where own roster and overflow together do not reach; each opens its day. */
export function WorstGaps(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const gaps = index.plan.worstGaps.slice(0, 7);
  const { gapHours } = index.plan.totals;
  return (
    <Sheet
      title="Worst gaps"
      note={
        gaps.length === 0
          ? "Own roster and overflow cover every interval."
          : `${words.hours(gapHours)} head-hours stay uncovered over the season; the largest first.`
      }
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
                    {clockAt(index, startMs, words)} to {clockAt(index, Date.parse(gap.end), words)} ·{" "}
                    {queueName(index, gap.queue)} ·{" "}
                    <span className="whole">{words.hours(gap.shortHours)} head-hours</span>
                  </span>
                </span>
                <span className="short">{plural(gap.short, words.count(gap.short), "head")} short</span>
              </button>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
