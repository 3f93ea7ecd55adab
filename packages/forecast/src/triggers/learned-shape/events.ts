import { dayOfYear, weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { firingOn, firingsOf } from "../../features/trigger-firings.ts";
import type { TriggerEffect } from "../../features/trigger-firings.ts";
import { addKernel } from "../kernel.ts";
import type { TriggerShape } from "../kernel.ts";
import type { WeightedOnset } from "../onset.ts";
import type { ShapeEvidence } from "./shape-space.ts";

/** One firing of the history: the onsets of its markets. */
export type ShapeEvent = readonly WeightedOnset[];

/** From this many events on a shape is told freely. */
const EVENTS_OF_FREE_FORM = 4;
const DAYS_PER_YEAR = 365.25;
/** A trigger with more events a year than this has no usual day of the year. */
const MOST_EVENTS_A_YEAR = 1.5;

/** The firings that are felt on days of a history, in the order in which the daily model counts them. */
export function eventsOn(trigger: TriggerEffect, days: Int32Array): readonly ShapeEvent[] {
  return firingsOf(trigger.pastOnsets).filter((firing) => firingOn(trigger, firing, days) !== null);
}

/** What events let be learned of a shape. */
export function shapeEvidenceOf(events: readonly ShapeEvent[]): ShapeEvidence {
  const first = events.map((event) => event[0]?.day ?? 0);
  const years = Math.max(1, (Math.max(...first) - Math.min(...first)) / DAYS_PER_YEAR);
  const onWeekend = first.filter((day) => weekday(day) >= 6).length;
  return {
    free: events.length >= EVENTS_OF_FREE_FORM,
    weekends: onWeekend > 0 && onWeekend < events.length,
    usualDayOfYear: events.length >= 2 && (events.length - 1) / years <= MOST_EVENTS_A_YEAR ? usualDay(first) : null,
  };
}

/** Kernel of one event on each of some ascending days. */
export function kernelOfEvent(shape: TriggerShape, event: ShapeEvent, days: Int32Array): Float64Array {
  const first = days[0] ?? 0;
  const span = new Float64Array((days.at(-1) ?? first) - first + 1);
  for (const onset of event) addKernel(shape, onset, first, span);
  return Float64Array.from(days, (day) => span[day - first] ?? 0);
}

/** Whether a day lies in the window of an event. */
export function inWindow(
  event: ShapeEvent,
  { before, after }: { before: number; after: number },
  day: CivilDay,
): boolean {
  return event.some((onset) => day >= onset.day - before && day <= onset.day + after);
}

/** Mean direction on the circle of the year, so that the turn of the year is no edge. */
function usualDay(days: readonly CivilDay[]): number {
  const angles = days.map((day) => (2 * Math.PI * dayOfYear(day)) / DAYS_PER_YEAR);
  const sum = (wave: (angle: number) => number): number => angles.reduce((total, angle) => total + wave(angle), 0);
  const angle = Math.atan2(sum(Math.sin), sum(Math.cos));
  return Math.round((((angle < 0 ? angle + 2 * Math.PI : angle) * DAYS_PER_YEAR) / (2 * Math.PI)) % 365) || 1;
}
