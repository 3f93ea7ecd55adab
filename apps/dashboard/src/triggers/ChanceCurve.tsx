import type { Words } from "../words/words.ts";
import type { NextDate } from "./next-dates.ts";

/** The chance of each day as bars; those of 8 in 10 seasons stand out. */
export function ChanceCurve(props: {
  readonly next: NextDate;
  /** All dates that share one axis with it; itself alone if not given. */
  readonly within?: readonly NextDate[];
  readonly sentence: string;
  readonly isSmall?: boolean;
  readonly words: Words;
}) {
  const { next, within = [next], sentence, isSmall = false, words } = props;
  const firstDay = Math.min(...within.map(({ days }) => days[0]?.day ?? Infinity)) - 1;
  const lastDay = Math.max(...within.map(({ days }) => days.at(-1)?.day ?? -Infinity)) + 1;
  const highest = Math.max(...next.days.map(({ probability }) => probability));
  return (
    <div className={isSmall ? "chance chance-small" : "chance"}>
      <svg
        viewBox={`0 0 ${String(lastDay - firstDay + 1)} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={sentence}
      >
        {next.days.map(({ day, probability }) => (
          <rect
            key={day}
            x={day - firstDay + 0.12}
            width={0.76}
            y={1 - probability / highest}
            height={probability / highest}
            className={day >= next.earlyDay && day <= next.lateDay ? "chance-likely" : "chance-far"}
          >
            <title>{words.say("triggers.day-chance", { day: words.day(day), share: words.finely(probability) })}</title>
          </rect>
        ))}
      </svg>
      {isSmall ? null : (
        <div className="chance-axis" aria-hidden="true">
          <span>{words.day(firstDay + 1)}</span>
          <span>{words.day(lastDay - 1)}</span>
        </div>
      )}
    </div>
  );
}
