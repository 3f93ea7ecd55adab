import type { CivilDay } from "@springtide/calendar";
import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import type { Words } from "../words/words.ts";
import type { SeasonStrip, StripCell } from "./season-strip.ts";
import { signOf } from "./season-strip.ts";
import { movedByKey } from "./strip-keys.ts";

/** More weeks than these leave no room for a figure in a cell; a sign stands there instead. */
const MOST_WEEKS_WITH_FIGURES = 34;

interface Props {
  readonly strip: SeasonStrip;
  /** Likely days of triggers, with their names. */
  readonly markers: ReadonlyMap<CivilDay, string>;
  readonly openDay: number;
  readonly onOpen: (dayIndex: number) => void;
  readonly words: Words;
}

/** The sheet of days: one stop for the Tab key, arrows move within it, Enter opens a day. */
export function StripGrid({ strip, markers, openDay, onOpen, words }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const days = strip.rows.flat().filter((cell) => cell !== null).length;
  const onKeyDown = (event: KeyboardEvent, dayIndex: number): void => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(dayIndex);
      return;
    }
    const target = movedByKey(event.key, { dayIndex, days, withControl: event.ctrlKey });
    if (target === null) return;
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-day="${String(target)}"]`)?.focus();
  };
  return (
    <table
      className={strip.weeks.length > MOST_WEEKS_WITH_FIGURES ? "strip strip-dense" : "strip"}
      role="grid"
      aria-label={`${strip.sentence} Arrow keys move by a day or a week, Enter opens a day.`}
    >
      <thead>
        <MonthRow strip={strip} words={words} />
        <tr>
          <th scope="col">
            <span className="hidden-visually">Weekday</span>
          </th>
          {strip.weeks.map(({ monday, week, year }) => (
            <th key={monday} scope="col" className="week" aria-label={`Week ${String(week)} of ${String(year)}`}>
              {week}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {strip.rows.map((cells, row) => (
          <tr key={row}>
            <th scope="row">{words.weekday(strip.firstMonday + row)}</th>
            {cells.map((cell, column) =>
              cell === null ? (
                <td key={column} className="cell-outside" />
              ) : (
                <DayCell
                  key={column}
                  cell={cell}
                  marker={markers.get(cell.figures.day)}
                  open={cell.dayIndex === openDay}
                  stop={cell.dayIndex === (focused ?? openDay)}
                  onOpen={onOpen}
                  onFocus={setFocused}
                  onKeyDown={onKeyDown}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell(props: {
  readonly cell: StripCell;
  readonly marker: string | undefined;
  readonly open: boolean;
  readonly stop: boolean;
  readonly onOpen: (dayIndex: number) => void;
  readonly onFocus: (dayIndex: number) => void;
  readonly onKeyDown: (event: KeyboardEvent, dayIndex: number) => void;
}) {
  const { cell, marker, open, stop, onOpen, onFocus, onKeyDown } = props;
  const { dayIndex, figures, level, text } = cell;
  const sentence = marker === undefined ? cell.sentence : `${cell.sentence}; likely day of ${marker}`;
  return (
    <td
      role="gridcell"
      className={`cell load-${level}`}
      data-day={dayIndex}
      tabIndex={stop ? 0 : -1}
      aria-selected={open}
      aria-label={sentence}
      title={sentence}
      onClick={() => {
        onOpen(dayIndex);
      }}
      onFocus={() => {
        onFocus(dayIndex);
      }}
      onKeyDown={(event) => {
        onKeyDown(event, dayIndex);
      }}
    >
      <span className="cell-text">{text}</span>
      <span className="cell-sign">{signOf(level)}</span>
      {marker === undefined ? null : <span className="mark-trigger" aria-hidden="true" />}
      {figures.overflowHours > 0 ? (
        <span className="mark-overflow" aria-hidden="true" style={{ width: shareBought(figures) }} />
      ) : null}
      {figures.gapHours > 0 ? <span className="mark-gap" aria-hidden="true" /> : null}
    </td>
  );
}

/** How much of the day's requirement is bought, as a length along the cell. */
function shareBought({ overflowHours, requiredHours }: StripCell["figures"]): string {
  return `${String(Math.min(100, Math.round((100 * overflowHours) / requiredHours)))}%`;
}

/** Names of the months over their weeks; a week belongs to the month of its Thursday. */
function MonthRow({ strip, words }: { readonly strip: SeasonStrip; readonly words: Words }) {
  const runs: { month: string; monday: CivilDay; weeks: number }[] = [];
  for (const { monday } of strip.weeks) {
    const month = words.month(monday + 3);
    const last = runs.at(-1);
    if (last?.month === month) last.weeks += 1;
    else runs.push({ month, monday, weeks: 1 });
  }
  return (
    <tr className="months">
      <td />
      {runs.map(({ month, monday, weeks }) => (
        <th key={monday} scope="colgroup" colSpan={weeks}>
          <span className={weeks === 1 ? "month-narrow" : undefined}>{month}</span>
        </th>
      ))}
    </tr>
  );
}
