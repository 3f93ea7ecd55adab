import { clockChanges, civilDay, hoursInDay, intervalGrid, isoDay, slotOfDay, timeZone } from "@springtide/calendar";
import type { OffsetTransition, TimeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { wallClock } from "./wall-clock.ts";
import type { WallClock } from "./wall-clock.ts";

const ZONES = Intl.supportedValuesOf("timeZone");
const FROM_DAY = civilDay("2000-01-01");
const TO_DAY = civilDay("2040-12-31");
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const INTERVALS = [5, 10, 15, 30, 60];

type Report = (day: number, what: string) => void;

/** Zones of one history (Berlin's and Rome's, say) share every day and grid: those are looked at once. */
const historiesSeen = new Set<string>();

/** Every change of offset, and the days around it, hold the laws; returns what does not. */
function brokenLaws(name: string): string[] {
  const broken: string[] = [];
  const zone = timeZone(name);
  const wall = wallClock(name);
  const report: Report = (day, what) => broken.push(`${name} ${isoDay(day)}: ${what}`);
  const transitions = zone.transitions(zone.startOfDayMs(FROM_DAY), zone.startOfDayMs(TO_DAY + 1));
  const days = new Set<number>();
  const changed = new Set<number>();
  for (const transition of transitions) {
    const day = zone.dayAt(transition.atMs);
    checkTransition(zone, wall, transition, report);
    for (let near = day - 1; near <= day + 1; near += 1) days.add(near);
    changed.add(day);
  }
  // Days between the changes: every 97th, so that all weekdays and months come by.
  for (let day = FROM_DAY; day <= TO_DAY; day += 97) {
    days.add(day);
    checkReading(zone, wall, zone.startOfDayMs(day) + 12 * HOUR_MS, report);
  }
  const history = JSON.stringify([zone.offsetMinutesAt(zone.startOfDayMs(FROM_DAY)), transitions]);
  if (historiesSeen.has(history)) return broken;
  historiesSeen.add(history);
  for (const day of days) {
    checkStart(zone, wall, day, transitions, report);
    checkGrid(zone, day, report);
  }
  for (const day of changed)
    for (const ms of intervalGrid({ zone, firstDay: day, days: 1, intervalMinutes: 60 }).startsMs)
      checkReading(zone, wall, ms, report);
  return broken;
}

function checkTransition(
  zone: TimeZone,
  wall: (ms: number) => WallClock,
  { atMs, beforeMinutes, afterMinutes }: OffsetTransition,
  report: Report,
): void {
  const day = zone.dayAt(atMs);
  const offsetMinutes = (ms: number) => {
    const { day: shown, secondOfDay } = wall(ms);
    return (shown * DAY_MS + secondOfDay * 1000 - ms) / 60_000;
  };
  if (offsetMinutes(atMs - 1000) !== beforeMinutes) report(day, "offset before differs from the wall clock's");
  if (offsetMinutes(atMs) !== afterMinutes) report(day, "offset after differs from the wall clock's");
  const middleLocalMs = atMs + ((beforeMinutes + afterMinutes) / 2) * 60_000;
  const middleDay = Math.floor(middleLocalMs / DAY_MS);
  const readings = zone.instantsOf(middleDay, (middleLocalMs - middleDay * DAY_MS) / 60_000).length;
  if (readings !== (afterMinutes > beforeMinutes ? 0 : 2)) report(day, `${readings} instants in the gap or repeat`);
}

function checkStart(
  zone: TimeZone,
  wall: (ms: number) => WallClock,
  day: number,
  transitions: readonly OffsetTransition[],
  report: Report,
): void {
  const startMs = zone.startOfDayMs(day);
  if (wall(startMs).day < day) report(day, "starts before the calendar turns");
  // The calendar is furthest just before a start, and just before clocks are set.
  const earlier = transitions.filter(({ atMs }) => atMs <= startMs && atMs > startMs - 2 * DAY_MS);
  for (const ms of [startMs, ...earlier.map(({ atMs }) => atMs)])
    if (wall(ms - 1000).day >= day) report(day, "starts after the calendar turned");
  if (hoursInDay(zone, day) !== (zone.startOfDayMs(day + 1) - startMs) / HOUR_MS) report(day, "has another length");
}

function checkGrid(zone: TimeZone, firstDay: number, report: Report): void {
  const startMs = zone.startOfDayMs(firstDay);
  const endMs = zone.startOfDayMs(firstDay + 1);
  // Clocks may also be set at the very end of a day: Pyongyang went from 23:30 to midnight on 2018-05-04.
  const cuts = zone.transitions(startMs, endMs + 1).map(({ atMs }) => atMs);
  for (const intervalMinutes of INTERVALS) {
    const grid = intervalGrid({ zone, firstDay, days: 1, intervalMinutes });
    const { startsMs, seconds, dayOffsets } = grid;
    if (dayOffsets[1] !== startsMs.length) report(firstDay, "counts its intervals wrongly");
    let atMs = startMs;
    startsMs.forEach((intervalMs, interval) => {
      const length = seconds[interval] ?? 0;
      const untilMs = intervalMs + length * 1000;
      if (intervalMs !== atMs) report(firstDay, "has a hole or an overlap");
      if (!(length > 0 && length <= intervalMinutes * 60)) report(firstDay, `has an interval of ${length} s`);
      if (cuts.some((cut) => cut > intervalMs && cut < untilMs)) report(firstDay, "has clocks set inside an interval");
      const onClock = zone.minuteOfDayAt(intervalMs) % intervalMinutes === 0;
      if (!onClock && !cuts.includes(intervalMs)) report(firstDay, "has an interval off the clock");
      const whole = length === intervalMinutes * 60;
      if (!whole && onClock && !cuts.includes(untilMs)) report(firstDay, "has a short interval for no reason");
      if (slotOfDay(grid, interval) >= 1440 / intervalMinutes) report(firstDay, "has a slot beyond the day");
      atMs = untilMs;
    });
    if (atMs !== endMs) report(firstDay, `ends ${(endMs - atMs) / 1000} s early at ${intervalMinutes} min`);
  }
}

function checkReading(zone: TimeZone, wall: (ms: number) => WallClock, ms: number, report: Report): void {
  const day = zone.dayAt(ms);
  const minute = zone.minuteOfDayAt(ms);
  const shown = wall(ms);
  if (day !== shown.day || minute * 60 !== shown.secondOfDay) report(day, "reads otherwise than the wall clock");
  const instants = zone.instantsOf(day, minute);
  if (!instants.includes(ms)) report(day, `does not find ${zone.formatInstant(ms)} again`);
  for (const instant of instants)
    if (zone.dayAt(instant) !== day || zone.minuteOfDayAt(instant) !== minute)
      report(day, "finds an instant that reads otherwise");
  if (Date.parse(zone.formatInstant(ms)) !== ms) report(day, "writes an instant that means another");
}

const areas = [...new Set(ZONES.map((zone) => zone.split("/", 1)[0] ?? zone))];

describe("every zone of the world, 2000 to 2040", () => {
  it.each(areas)("%s: days, grids and readings hold around every change and on days between", (area) => {
    const zones = ZONES.filter((zone) => zone === area || zone.startsWith(`${area}/`));
    expect(zones.flatMap(brokenLaws).slice(0, 20)).toEqual([]);
  });

  it("tells every change of length by a clock change on that day", () => {
    const wrong: string[] = [];
    const lengths = new Set<number>();
    for (const name of ZONES) {
      const zone = timeZone(name);
      const changed = new Map<number, number>();
      for (const { day, shiftMinutes } of clockChanges(zone, FROM_DAY, TO_DAY))
        changed.set(day, (changed.get(day) ?? 0) + shiftMinutes);
      for (let day = FROM_DAY; day <= TO_DAY; day += 1) {
        const hours = hoursInDay(zone, day);
        lengths.add(hours);
        if (hours !== 24 - (changed.get(day) ?? 0) / 60) wrong.push(`${name} ${isoDay(day)}: ${hours} h`);
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    // Apia 2011, Casey 2010 and after, Troll, Lord Howe, Pyongyang and Caracas, and the usual hour.
    for (const hours of [0, 21, 22, 23, 23.5, 24, 24.5, 25, 26, 27]) expect(lengths).toContain(hours);
  });
});
