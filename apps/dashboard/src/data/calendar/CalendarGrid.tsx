import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import type { Words } from "../../words/words.ts";
import type { CalendarDay, HistoryCalendar } from "./history-calendar.ts";
import { dayByKey } from "./history-calendar.ts";

/** A year by weeks: one stop for the Tab key, arrows move by a day or a week, and the day is told in words beneath. */
export function CalendarGrid({ calendar, words }: { readonly calendar: HistoryCalendar; readonly words: Words }) {
  const { rows, months, days, firstDay, name } = calendar;
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const stop =
    at ??
    Math.max(
      0,
      days.findIndex(({ state }) => state !== "outside"),
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = dayByKey(event.key, stop, days.length);
    if (target === null) return;
    event.preventDefault();
    setAt(target);
    body.current?.querySelector<HTMLElement>(`[data-day="${String(target)}"]`)?.focus();
  };
  const told = at === null ? null : days[at];
  return (
    <>
      <div className="calendar-scroll">
        <table className="calendar-grid" role="grid" aria-label={words.say("data.calendar-label", { name })}>
          <thead>
            <tr>
              <td />
              {months.map(({ label, weeks }, month) => (
                <th key={month} scope="colgroup" colSpan={weeks}>
                  {weeks > 1 ? label : ""}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((cells, row) => (
              <tr key={row}>
                <th scope="row">
                  {words.weekday(
                    firstDay - ((new Date(firstDay * 86_400_000).getUTCDay() - words.firstWeekday + 7) % 7) + row,
                  )}
                </th>
                {cells.map((cell, week) =>
                  cell === null ? (
                    <td key={week} />
                  ) : (
                    <DayCell
                      key={week}
                      cell={cell}
                      at={cell.day - firstDay}
                      isStop={cell.day - firstDay === stop}
                      onChoose={setAt}
                    />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note calendar-told" aria-hidden="true">
        {told?.sentence ?? words.say("data.calendar-keys")}
      </p>
    </>
  );
}

function DayCell(props: {
  readonly cell: CalendarDay;
  readonly at: number;
  readonly isStop: boolean;
  readonly onChoose: (at: number) => void;
}) {
  const { cell, at, isStop, onChoose } = props;
  return (
    <td
      role="gridcell"
      className={`stored-day stored-${cell.state} stored-level-${String(cell.level)}`}
      data-day={at}
      tabIndex={isStop ? 0 : -1}
      aria-label={cell.sentence}
      title={cell.sentence}
      onFocus={() => {
        onChoose(at);
      }}
      onClick={() => {
        onChoose(at);
      }}
    >
      {SIGNS[cell.state]}
    </td>
  );
}

/** So that colour is never alone. */
const SIGNS: Readonly<Record<CalendarDay["state"], string>> = {
  counted: "",
  part: "◔",
  none: "×",
  zero: "0",
  low: "↓",
  closed: "",
  outside: "",
};
