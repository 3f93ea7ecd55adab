import { isoDay, type TimeZone } from "@springtide/calendar";
import type { Breach } from "@springtide/planning";

/** "Ana: 10 hours from 2026-03-28 22:00 to 2026-03-29 09:00, and at least 11 are needed (daily-rest: Directive 2003/88/EC, article 3)." */
export function breachInWords(breach: Breach, source: string, zone: TimeZone): string {
  const { person, rule, found, limit, unit, fromMs, toMs } = breach;
  const span = `from ${clock(fromMs, zone)} to ${clock(toMs, zone)}`;
  const isMost = found > limit;
  const held = isMost ? `at most ${amount(limit)}` : `at least ${amount(limit)}`;
  return `${person}: ${amount(found)} ${unit} ${span}, where ${held} ${limit === 1 ? "is" : "are"} the rule (${rule}: ${source}).`;
}

function clock(ms: number, zone: TimeZone): string {
  const minute = zone.minuteOfDayAt(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${isoDay(zone.dayAt(ms))} ${two(minute / 60)}:${two(minute % 60)}`;
}

function amount(value: number): string {
  return String(Math.round(value * 100) / 100);
}
