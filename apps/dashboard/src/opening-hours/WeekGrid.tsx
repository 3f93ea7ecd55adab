import type { PointerEvent } from "react";
import { useState } from "react";
import type { Words } from "../words/words.ts";
import { weekdayName } from "./answer-words.ts";
import type { TriedWindow } from "./hours-draft.ts";
import type { HoursOfWeek } from "./hours-of-week.ts";
import type { Stretch, WeekdayHours } from "./week-picture.ts";
import { closedPart } from "./week-picture.ts";

const DAY_MINUTES = 1440;
const HOURS_NAMED = [0, 4, 8, 12, 16, 20, 24];

interface Point {
  readonly row: number;
  readonly minute: number;
}

/** A week, a row a day: open hours, contacts by hour as bars, windows that are tried. A window is drawn with the pointer; the fields do the same. */
export function WeekGrid(props: {
  readonly week: readonly WeekdayHours[];
  readonly hours: HoursOfWeek | null;
  readonly windows: readonly TriedWindow[];
  readonly intervalMinutes: number;
  readonly sentence: string;
  readonly onDraw: (weekdays: readonly number[], stretch: Stretch) => void;
  readonly words: Words;
}) {
  const { week, hours, windows, intervalMinutes, sentence, onDraw, words } = props;
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const drawn = from === null || to === null ? null : between(from, to);
  const cut = drawn === null ? null : closedPart(week, drawn.weekdays, drawn.stretch, intervalMinutes);
  const highest = Math.max(1, ...(hours ?? []).map((value) => value ?? 0));
  const end = (): void => {
    if (drawn !== null && cut !== null) onDraw(drawn.weekdays, cut);
    setFrom(null);
    setTo(null);
  };
  return (
    <div className="week-grid" role="img" aria-label={sentence}>
      <div
        className="week-rows"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(pointOf(event));
          setTo(pointOf(event));
        }}
        onPointerMove={(event) => {
          if (from !== null) setTo(pointOf(event));
        }}
        onPointerUp={end}
        onPointerCancel={() => {
          setFrom(null);
          setTo(null);
        }}
      >
        {week.map((day, row) => (
          <div className="week-row" key={day.weekday}>
            <span className="week-day">{weekdayName(day.weekday, words)}</span>
            <div className="week-plot">
              {day.open.map((open) => (
                <span key={open.fromMinute} className="hours-open" style={boxOf(open)} />
              ))}
              {day.restricted.map((one) => (
                <span key={one.fromMinute} className="hours-restricted" style={boxOf(one)} />
              ))}
              {hours === null ? null : <Bars hours={hours.slice(row * 24, row * 24 + 24)} highest={highest} />}
              {windows
                .filter(({ weekdays }) => weekdays.includes(day.weekday))
                .map((window) => (
                  <span key={window.id} className="hours-tried" style={boxOf(window)} />
                ))}
              {cut !== null && drawn?.weekdays.includes(day.weekday) === true ? (
                <span className="hours-tried hours-drawn" style={boxOf(cut)} />
              ) : null}
            </div>
          </div>
        ))}
      </div>
      <div className="week-row week-clock" aria-hidden="true">
        <span />
        <div className="week-plot">
          {HOURS_NAMED.map((hour) => (
            <span key={hour} style={{ left: `${String((hour / 24) * 100)}%` }}>
              {words.hourOfDay(hour * 60)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function Bars({ hours, highest }: { readonly hours: HoursOfWeek; readonly highest: number }) {
  return (
    <svg viewBox="0 0 24 1" preserveAspectRatio="none" aria-hidden="true">
      {hours.map((value, hour) =>
        value === null || value === 0 ? null : (
          <rect key={hour} x={hour + 0.08} width={0.84} y={1 - value / highest} height={value / highest} />
        ),
      )}
    </svg>
  );
}

function boxOf({ fromMinute, toMinute }: Stretch): { readonly left: string; readonly width: string } {
  const share = (minutes: number): string => `${((minutes / DAY_MINUTES) * 100).toFixed(3)}%`;
  return { left: share(fromMinute), width: share(toMinute - fromMinute) };
}

/** Where in the week a pointer is. */
function pointOf(event: PointerEvent<HTMLElement>): Point {
  const rows = [...event.currentTarget.querySelectorAll(".week-plot")].map((plot) => plot.getBoundingClientRect());
  const below = rows.findIndex(({ bottom }) => event.clientY < bottom);
  const row = below < 0 ? rows.length - 1 : below;
  const box = rows[row];
  if (box === undefined || box.width === 0) return { row: 0, minute: 0 };
  const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  return { row, minute: share * DAY_MINUTES };
}

/** The days and hours that a rectangle covers. */
function between(a: Point, b: Point): { readonly weekdays: readonly number[]; readonly stretch: Stretch } {
  const [first, last] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
  return {
    weekdays: Array.from({ length: last - first + 1 }, (_, i) => first + i + 1),
    stretch: { fromMinute: Math.min(a.minute, b.minute), toMinute: Math.max(a.minute, b.minute) },
  };
}
