import type { CivilDay, TimeZone } from "@springtide/calendar";
import { intervalGrid, openIntervals, windowsOn } from "@springtide/calendar";
import type { Queue } from "@springtide/contracts";
import { ZoneClock } from "./zone-clock.ts";

/** Every interval or day from the first to the last of a history, and whether it lies inside the opening hours. */
export interface HistoryGrid {
  readonly startsMs: Float64Array;
  /** Start of what follows each. */
  readonly endsMs: Float64Array;
  readonly open: Uint8Array;
}

export interface GridRequest {
  readonly queue: Queue;
  readonly zone: TimeZone;
  readonly minutes: number | "day";
  readonly firstDay: CivilDay;
  readonly days: number;
  readonly holidays: ReadonlySet<CivilDay>;
}

/** Cuts whole local days of a queue into intervals of any length, or leaves them whole. */
export function gridOfHistory(request: GridRequest): HistoryGrid {
  return request.minutes === "day"
    ? dayGrid(request)
    : request.minutes <= 60
      ? fineGrid(request, request.minutes)
      : longGrid(request, request.minutes);
}

function dayGrid({ queue, zone, firstDay, days, holidays }: GridRequest): HistoryGrid {
  const dayNumbers = Array.from({ length: days }, (_, at) => firstDay + at);
  return {
    startsMs: Float64Array.from(dayNumbers, (day) => zone.startOfDayMs(day)),
    endsMs: Float64Array.from(dayNumbers, (day) => zone.startOfDayMs(day + 1)),
    open: Uint8Array.from(dayNumbers, (day) => (windowsOn(queue.openingHours, day, holidays).length > 0 ? 1 : 0)),
  };
}

function fineGrid({ queue, zone, firstDay, days, holidays }: GridRequest, minutes: number): HistoryGrid {
  const grid = intervalGrid({ zone, firstDay, days, intervalMinutes: minutes });
  return {
    startsMs: grid.startsMs,
    endsMs: grid.startsMs.map((startMs, at) => startMs + (grid.seconds[at] ?? 0) * 1000),
    open: openIntervals({ grid, zone, hours: queue.openingHours, holidays }),
  };
}

/** Intervals of several hours: open where any hour of theirs is. */
function longGrid(request: GridRequest, minutes: number): HistoryGrid {
  const hours = fineGrid(request, 60);
  const clock = new ZoneClock(request.zone);
  const starts: number[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  hours.startsMs.forEach((startMs, at) => {
    const start = clock.intervalStart(startMs, minutes * 60_000);
    if (starts.at(-1) !== start) {
      starts.push(start);
      open.push(0);
    }
    if (hours.open[at] === 1) open[starts.length - 1] = 1;
    ends[starts.length - 1] = hours.endsMs[at] ?? start;
  });
  return { startsMs: Float64Array.from(starts), endsMs: Float64Array.from(ends), open: Uint8Array.from(open) };
}
