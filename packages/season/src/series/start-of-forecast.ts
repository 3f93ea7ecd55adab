import { type CivilDay, civilDay, weekday } from "@springtide/calendar";
import { daysOf } from "./horizon.ts";
import type { IntervalHistory } from "./interval-history.ts";
import type { SeriesInput } from "./series-input.ts";

/** Where a forecast of intervals begins and ends. */
interface StartOfForecast {
  /** The last day of which anything is known. */
  readonly asOf: CivilDay;
  /** First day touched, and how many. */
  readonly firstDay: CivilDay;
  readonly days: number;
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
  readonly caveats: readonly string[];
}

const HOUR_MS = 3_600_000;

/**
 * A forecast begins on the day after `asOf`. Where no such day was given and the last day of the file breaks off before its usual end,
 * it begins with the first interval that is not known, and reaches to the same time of day so many days later.
 */
export function startOfForecast(
  history: IntervalHistory,
  { asOf: givenDay, horizon }: Pick<SeriesInput, "asOf" | "horizon">,
): StartOfForecast {
  const { grid, last } = history;
  const given = givenDay === null ? null : civilDay(givenDay);
  const { zone } = grid;
  const lastDay = zone.dayAt(grid.startsMs[last] ?? 0);
  const next = given === null ? firstMissing(history, lastDay) : null;
  const firstDay = next === null ? (given ?? lastDay) + 1 : lastDay;
  const fromMs = next ?? zone.startOfDayMs(firstDay);
  const untilMs = endOf(history, firstDay, fromMs, horizon);
  const days = Math.max(1, zone.dayAt(untilMs - 1) - firstDay + 1);
  return {
    asOf: given ?? lastDay,
    firstDay,
    days,
    fromMs,
    untilMs,
    caveats: next === null ? [] : [brokenOff(history)],
  };
}

/** The first interval after the last known one, where usual ones of its day are still to come. */
function firstMissing({ grid, slots, usual, last }: IntervalHistory, lastDay: CivilDay): number | null {
  const end = grid.dayOffsets[lastDay - grid.firstDay + 1] ?? 0;
  const row = usual[weekday(lastDay) - 1];
  for (let i = last + 1; i < end; i += 1) if (row?.[slots[i] ?? 0] === 1) return grid.startsMs[last + 1] ?? null;
  return null;
}

function endOf(
  { grid: { zone } }: IntervalHistory,
  firstDay: CivilDay,
  fromMs: number,
  horizon: SeriesInput["horizon"],
): number {
  if ("hours" in horizon) return fromMs + horizon.hours * HOUR_MS;
  const lastDay = firstDay + daysOf(horizon);
  const sameTime = zone.instantsOf(lastDay, zone.minuteOfDayAt(fromMs))[0];
  return fromMs === zone.startOfDayMs(firstDay) ? zone.startOfDayMs(lastDay) : (sameTime ?? zone.startOfDayMs(lastDay));
}

function brokenOff({ grid: { zone, startsMs }, last }: IntervalHistory): string {
  return `The last day breaks off after ${zone
    .formatInstant(startsMs[last] ?? 0)
    .slice(0, 16)
    .replace("T", " ")}: the forecast goes on from the next interval.`;
}
