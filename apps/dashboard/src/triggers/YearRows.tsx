import { useMemo } from "react";
import type { Words } from "../words/words.ts";
import type { Firing } from "./firings.ts";
import type { HistoryYear } from "./history-years.ts";
import { highestOf, yearPath } from "./history-years.ts";

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
            <Marks year={year} firings={stored} highest={highest} className="mark-stored" />
            {edited === null ? null : <Marks year={year} firings={edited} highest={highest} className="mark-edited" />}
          </div>
        </div>
      ))}
      <div className="year-row year-months" aria-hidden="true">
        <span />
        <div className="year-plot">
          {MONTHS.map((at, month) => (
            <span key={at} style={{ left: `${((at / 365) * 100).toFixed(2)}%` }}>
              {words.month(first.firstDay + at + (month === 0 ? 1 : 0))}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** First days of the months, counted from 1 January of a year of 365 days. */
const MONTHS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function Marks(props: {
  readonly year: HistoryYear;
  readonly firings: readonly Firing[];
  readonly highest: number;
  readonly className: string;
}) {
  const { year, firings, highest, className } = props;
  const here = firings.filter(({ day }) => day >= year.firstDay && day < year.firstDay + year.days);
  const left = (day: number): string => `${(((day - year.firstDay + 0.5) / year.days) * 100).toFixed(2)}%`;
  if (here.length > MOST_MARKS)
    return here.map(({ day }) => (
      <span
        key={day}
        className={`day-mark ${className}`}
        style={{ left: left(day), width: `${String(100 / year.days)}%` }}
      />
    ));
  return here.map(({ day }) => {
    const count = year.contacts[day - year.firstDay] ?? 0;
    return (
      <span
        key={day}
        className={`fired-mark ${className}`}
        style={{ left: left(day), bottom: `${((count / highest) * 100).toFixed(1)}%` }}
      />
    );
  });
}
