import { windowsOn } from "@springtide/calendar";
import type { LongerHoursChoice, Queue } from "@springtide/contracts";
import type { FittedQueue } from "../fit-queues.ts";
import type { ClockCurve } from "./clock-curve.ts";

/** What a queue's open hours say of the hours around them. */
export interface UsualByClock {
  /** Needs in an hour as a first guess, as a share of an open day's contacts. */
  readonly needsAt: (isoWeekday: number, minute: number) => number;
  /** The same over one opening of a window, on average over its weekdays. */
  overWindow(choice: Pick<LongerHoursChoice, "weekdays" | "window">): number;
  /** The curve's mean over opening hours. */
  readonly curveWhenOpen: number;
}

const HOUR = 60;

/**
 * A first guess of needs while closed: as many as contacts in the open hours next to them on the clock, on the same weekday or, where it is
 * closed all day, on the open weekdays; more or fewer as customers are up and about (`clockCurve`).
 */
export function usualByClock(queue: Queue, fitted: FittedQueue, curve: ClockCurve): UsualByClock {
  const plain = { ...queue.openingHours, exceptions: [], onHolidays: "open" as const };
  // Any Monday: only weekdays are asked for.
  const isOpen = (isoWeekday: number, minute: number): boolean =>
    windowsOn(plain, isoWeekday + 3, new Set()).some(
      ({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute,
    );
  const slots = fitted.profile[0]?.length ?? 24;
  const slotMinutes = (24 * HOUR) / slots;
  const week = Array.from({ length: 7 }, (_, i) => i + 1);
  const openSlots = week.map((day) =>
    Array.from({ length: slots }, (__, i) => i).filter((i) => isOpen(day, i * slotMinutes)),
  );
  const size = dayFactors(fitted);
  const perHour = (day: number, slot: number): number =>
    ((fitted.profile[day - 1]?.[slot] ?? 0) * (size[day - 1] ?? 1) * HOUR) / slotMinutes;
  const openDays = week.filter((day) => (openSlots[day - 1] ?? []).length > 0);
  const needsAt = (isoWeekday: number, minute: number): number => {
    const like = openDays.includes(isoWeekday) ? [isoWeekday] : openDays;
    const guesses = like.map((day) => {
      const near = nearest(openSlots[day - 1] ?? [], Math.floor(minute / slotMinutes), HOUR / slotMinutes);
      const contacts = mean(near.map((slot) => perHour(day, slot)));
      const active = mean(near.map((slot) => curve.at(day, slot * slotMinutes)));
      return active > 0 ? (contacts * curve.at(isoWeekday, minute)) / active : contacts;
    });
    return mean(guesses);
  };
  return {
    needsAt,
    overWindow: ({ weekdays, window }) =>
      mean(
        weekdays.map((day) => {
          let needs = 0;
          for (let minute = window.fromMinute; minute < window.toMinute; minute += slotMinutes)
            needs += (needsAt(day, minute) * Math.min(slotMinutes, window.toMinute - minute)) / HOUR;
          return needs;
        }),
      ),
    curveWhenOpen: mean(
      openDays.flatMap((day) => (openSlots[day - 1] ?? []).map((slot) => curve.at(day, slot * slotMinutes))),
    ),
  };
}

/** Open slots nearest to one on the clock, an hour of them. */
function nearest(open: readonly number[], slot: number, most: number): number[] {
  return open.toSorted((a, b) => Math.abs(a - slot) - Math.abs(b - slot)).slice(0, Math.max(1, Math.round(most)));
}

/** Contacts of each weekday over those of an open day, in the last year. */
function dayFactors({ history: { daily, closedDays } }: FittedQueue): number[] {
  const sums = Array.from({ length: 7 }, () => ({ contacts: 0, days: 0 }));
  daily.contacts.slice(-364).forEach((contacts, i) => {
    const day = daily.firstDay + Math.max(0, daily.contacts.length - 364) + i;
    const sum = sums[(((day + 3) % 7) + 7) % 7];
    if (sum === undefined || Number.isNaN(contacts) || closedDays.has(day)) return;
    sum.contacts += contacts;
    sum.days += 1;
  });
  const all =
    sums.reduce((total, { contacts }) => total + contacts, 0) /
    Math.max(
      1,
      sums.reduce((n, { days }) => n + days, 0),
    );
  return sums.map(({ contacts, days }) => (days > 0 && all > 0 ? contacts / days / all : 0));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
