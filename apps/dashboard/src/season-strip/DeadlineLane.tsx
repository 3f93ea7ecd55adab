import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import type { Words } from "../words/words.ts";
import type { StripDeadlines } from "./strip-deadlines.ts";

/** Until when decisions must be made, over the same weeks as the sheet below: one stop for the Tab key, arrows move along, Enter opens. */
export function DeadlineLane(props: {
  readonly deadlines: StripDeadlines;
  readonly weeks: number;
  /** The address of the decisions, with one period opened. */
  readonly hrefOf: (period: string | null) => string;
  readonly onOpen: (period: string | null) => void;
  readonly words: Words;
}) {
  const { deadlines, weeks, hrefOf, onOpen, words } = props;
  const marks = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const last = deadlines.weeks.length - 1;
  const onKeyDown = (event: KeyboardEvent, place: number): void => {
    const target = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    marks.current?.querySelectorAll("a")[Math.min(last, Math.max(0, target))]?.focus();
  };
  return (
    <div className="lane lane-deadlines">
      <p className="lane-words">
        <strong>{words.say("season-strip.deadlines")}</strong> {deadlines.sentence}
      </p>
      {deadlines.weeks.length === 0 ? null : (
        <div className="lane-plot" role="toolbar" aria-label={words.say("season-strip.deadline-keys")} ref={marks}>
          {deadlines.weeks.map(({ column, count, allPast, period, sentence }, place) => (
            <a
              key={column}
              className={allPast ? "deadline-mark deadline-past" : "deadline-mark"}
              style={{ left: `${String((100 * (column + 0.5)) / weeks)}%` }}
              href={hrefOf(period)}
              aria-label={sentence}
              title={sentence}
              tabIndex={place === Math.min(stop, last) ? 0 : -1}
              onFocus={() => {
                setStop(place);
              }}
              onKeyDown={(event) => {
                onKeyDown(event, place);
              }}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
                event.preventDefault();
                onOpen(period);
              }}
            >
              {words.count(count)}
            </a>
          ))}
        </div>
      )}
    </div>
  );
}
