import type { CivilDay } from "@springtide/calendar";
import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import type { Words } from "../words/words.ts";
import { signOf } from "./load-levels.ts";
import type { SeasonStrip, StripCell } from "./season-strip.ts";
import { movedByKey } from "./strip-keys.ts";
import { weeksHead } from "./strip-weeks.ts";

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
      aria-label={words.say("season-strip.keys", { sentence: strip.sentence })}
    >
      <thead>
        <MonthRow strip={strip} words={words} />
        <tr>
          <th scope="col">
            <span className="hidden-visually">{words.say("season-strip.weekday")}</span>
            <span aria-hidden="true">{weeksHead(words)}</span>
          </th>
          {strip.weeks.map(({ firstDay, label, name }) => (
            <th key={firstDay} scope="col" className="week" aria-label={name} title={name}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {strip.rows.map((cells, row) => (
          <tr key={row}>
            <th scope="row">{words.weekday((strip.weeks[0]?.firstDay ?? 0) + row)}</th>
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
                  words={words}
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
  readonly words: Words;
}) {
  const { cell, marker, open, stop, onOpen, onFocus, onKeyDown, words } = props;
  const { dayIndex, figures, level, text } = cell;
  const sentence =
    marker === undefined
      ? cell.sentence
      : words.say("season-strip.likely-day-of", { sentence: cell.sentence, cause: marker });
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

/** Names of the months over their weeks; a week belongs to the month of its middle day. */
function MonthRow({ strip, words }: { readonly strip: SeasonStrip; readonly words: Words }) {
  const runs: { month: string; firstDay: CivilDay; weeks: number }[] = [];
  for (const { firstDay } of strip.weeks) {
    const month = words.month(firstDay + 3);
    const last = runs.at(-1);
    if (last?.month === month) last.weeks += 1;
    else runs.push({ month, firstDay, weeks: 1 });
  }
  return (
    <tr className="months">
      <td />
      {runs.map(({ month, firstDay, weeks }) => (
        <th key={firstDay} scope="colgroup" colSpan={weeks}>
          <span className={weeks === 1 ? "month-narrow" : undefined}>{month}</span>
        </th>
      ))}
    </tr>
  );
}
