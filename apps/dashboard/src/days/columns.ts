import type { CivilDay } from "@springtide/calendar";
import { isoDay, isoWeek, weekday } from "@springtide/calendar";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { clockAt, clockAtEnd } from "../plan-index/clock-labels.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Zoom } from "./zoom.ts";
import { minutesOf } from "./zoom.ts";

/** A stretch of the plan that figures are rolled up over. */
export interface Stretch {
  /** First interval of the grid, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** A column of the grid. */
export interface Column extends Stretch {
  readonly key: string;
  readonly label: string;
  readonly spoken: string;
  /** The first day it lies in. */
  readonly dayIndex: number;
}

/** Columns of the day, the week or the season in which a day lies. */
export function columnsOf(index: PlanIndex, zoom: Zoom, dayIndex: number, words: Words): readonly Column[] {
  const minutes = minutesOf(zoom);
  if (minutes !== null) return columnsOfDay(index, dayIndex, minutes, words);
  return zoom === "day" ? daysOfWeek(index, dayIndex, words) : weeksOfPlan(index, words);
}

/** All that the columns reach over. */
export function stretchOf(columns: readonly Stretch[]): Stretch {
  return { from: columns[0]?.from ?? 0, to: columns.at(-1)?.to ?? 0 };
}

/** An hour that comes twice is two columns. */
function columnsOfDay(index: PlanIndex, dayIndex: number, minutes: number, words: Words): readonly Column[] {
  const { grid, zone } = index;
  const { from, to } = intervalsOfDay(index, dayIndex);
  const starts: number[] = [];
  let before = -1;
  for (let t = from; t < to; t += 1) {
    const minute = zone.minuteOfDayAt(grid.startsMs[t] ?? 0);
    const isSame = minute > before && Math.floor(minute / minutes) === Math.floor(before / minutes);
    if (!isSame || starts.length === 0) starts.push(t);
    before = minute;
  }
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? to;
    const startMs = grid.startsMs[start] ?? 0;
    const endMs = (grid.startsMs[end - 1] ?? 0) + (grid.seconds[end - 1] ?? 0) * 1000;
    const label = clockAt(index, startMs, words);
    return {
      key: String(start),
      from: start,
      to: end,
      dayIndex,
      label,
      spoken: words.say("days.from-to", { from: label, to: clockAtEnd(index, startMs, endMs, words) }),
    };
  });
}

/** The days of the plan in a week that begins as the reader's weeks do. */
function daysOfWeek(index: PlanIndex, dayIndex: number, words: Words): readonly Column[] {
  const lead = (weekday(index.firstDay + dayIndex) - words.firstWeekday + 7) % 7;
  return Array.from({ length: 7 }, (_, i) => dayIndex - lead + i)
    .filter((at) => at >= 0 && at < index.days)
    .map((at) => {
      const day = index.firstDay + at;
      return {
        key: isoDay(day),
        ...intervalsOfDay(index, at),
        dayIndex: at,
        label: words.day(day),
        spoken: words.dayInFull(day),
      };
    });
}

/** Weeks begin as the reader's do. */
function weeksOfPlan(index: PlanIndex, words: Words): readonly Column[] {
  const { firstDay, days } = index;
  const lead = (weekday(firstDay) - words.firstWeekday + 7) % 7;
  return Array.from({ length: Math.ceil((lead + days) / 7) }, (_, i) => {
    const [first, last] = [Math.max(0, 7 * i - lead), Math.min(days, 7 * (i + 1) - lead) - 1];
    return {
      key: `week ${String(first)}`,
      from: intervalsOfDay(index, first).from,
      to: intervalsOfDay(index, last).to,
      dayIndex: first,
      label: isNumbered(words)
        ? words.say("words.week", { week: String(isoWeek(firstDay + first).week) })
        : words.day(firstDay + first),
      spoken: weekInWords(firstDay + first, firstDay + last, words),
    };
  });
}

/** "Week 16: 13 to 19 Apr"; weeks that do not begin on Monday have no number. */
export function weekInWords(from: CivilDay, to: CivilDay, words: Words): string {
  const days = words.dayRange(from, to);
  return isNumbered(words) ? words.say("days.week-in-full", { week: String(isoWeek(from).week), days }) : days;
}

function isNumbered({ firstWeekday }: Words): boolean {
  return firstWeekday === 1;
}
