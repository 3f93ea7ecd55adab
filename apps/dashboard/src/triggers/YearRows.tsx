import { useMemo } from "react";
import type { Words } from "../words/words.ts";
import type { Firing } from "./firings.ts";
import type { HistoryYear } from "./history-years.ts";
import { highestOf, monthStarts, yearPath } from "./history-years.ts";

/** Triggers that work on more days of a year than this are drawn as a band of days below the line. */
const MOST_MARKS = 40;

/** A row for each year: its contacts as a line, aligned by date, with the days on which a cause fired. */
export function YearRows(props: {
  readonly years: readonly HistoryYear[];
  readonly stored: readonly Firing[];
  readonly edited: readonly Firing[] | null;
  readonly sentence: string;
  readonly words: Words;
}) {
  const { years, stored, edited, sentence, words } = props;
  const [first] = years;
  const highest = useMemo(() => highestOf(years), [years]);
  const paths = useMemo(() => years.map((year) => yearPath(year, highest)), [years, highest]);
  const monthName = useMemo(
    () => new Intl.DateTimeFormat(words.locale, { month: "short", timeZone: "UTC" }),
    [words.locale],
  );
  if (first === undefined) return null;
  return (
    <div className={`year-rows ${years.length === 1 ? "year-rows-one" : ""}`} role="img" aria-label={sentence}>
      {years.map((year, row) => (
        <div className="year-row" key={year.year}>
          <span className="year-name">{year.year}</span>
          <div className="year-plot">
            <svg viewBox={`0 0 ${String(year.days)} 1`} preserveAspectRatio="none" aria-hidden="true">
              <path d={paths[row]} />
            </svg>
            <Marks year={year} firings={stored} className="mark-stored" />
            {edited === null ? null : <Marks year={year} firings={edited} className="mark-edited" />}
          </div>
        </div>
      ))}
      <div className="year-row year-months" aria-hidden="true">
        <span />
        <div className="year-plot">
          {monthStarts(first).map((at) => (
            <span key={at} style={{ left: share(at / first.days) }}>
              {monthName.format((first.firstDay + at) * DAY_MS)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

const DAY_MS = 86_400_000;

function share(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}

/** The days of firings: a mark each, or a band of days below the line where they are many. */
function Marks(props: { readonly year: HistoryYear; readonly firings: readonly Firing[]; readonly className: string }) {
  const { year, firings, className } = props;
  const here = firings.filter(({ day }) => day >= year.firstDay && day < year.firstDay + year.days);
  const isBand = here.length > MOST_MARKS;
  return here.map(({ day }) => (
    <span
      key={day}
      className={`${isBand ? "day-mark" : "fired-mark"} ${className}`}
      style={{
        left: share((day - year.firstDay + 0.5) / year.days),
        ...(isBand ? { width: share(1 / year.days) } : {}),
      }}
    />
  ));
}
