import { isoDay, type TimeZone } from "@springtide/calendar";
import type { Breach } from "@springtide/planning";
import { PERSON_RULES } from "./rules-of-people.ts";

/** "Ana: 10 hours from 2026-03-28 22:00 to 2026-03-29 09:00, where at least 11 are the rule (daily-rest: Directive 2003/88/EC, article 3)." */
export function breachInWords(breach: Breach, source: string, zone: TimeZone): string {
  const { person, rule, found, limit, unit, fromMs, toMs } = breach;
  const span = `from ${clockOfInstant(fromMs, zone)} to ${clockOfInstant(toMs, zone)}`;
  if (rule === PERSON_RULES.leave) return `${person}: ${amount(found)} hours of work ${span}, while away (${source}).`;
  const isMost = found > limit;
  const held = isMost ? `at most ${amount(limit)}` : `at least ${amount(limit)}`;
  return `${person}: ${amount(found)} ${unit} ${span}, where ${held} ${limit === 1 ? "is" : "are"} the rule (${rule}: ${source}).`;
}

/** "2026-03-29 09:00" */
export function clockOfInstant(ms: number, zone: TimeZone): string {
  return `${isoDay(zone.dayAt(ms))} ${timeOfInstant(ms, zone)}`;
}

/** "09:00" */
export function timeOfInstant(ms: number, zone: TimeZone): string {
  const minute = zone.minuteOfDayAt(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(minute / 60)}:${two(minute % 60)}`;
}

/** A number with two decimals at most. */
export function amount(value: number): string {
  return String(Math.round(value * 100) / 100);
}
