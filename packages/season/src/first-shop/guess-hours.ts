import type { TypicalDays, Window } from "@springtide/contracts";

/** Opening hours as contacts tell them. */
export interface GuessedHours {
  /** Monday first. */
  readonly week: readonly (readonly Window[])[];
  /** Share of the contacts that come within them. */
  readonly share: number;
}

/** Hours are guessed in halves: finer ones are not kept by the clock. */
const SLOT_MINUTES = 30;
const SLOTS = 1440 / SLOT_MINUTES;
/** An hour with less than this share of the busiest one's contacts is taken for closed. */
const QUIET_SHARE = 0.06;
/** A weekday with less than this share of the busiest one's contacts is taken for closed. */
const CLOSED_SHARE = 0.03;
/** Closed for less than this is taken for open around the clock. */
const NIGHT_SLOTS = 4;

/**
 * Opening hours from the typical days of queues that people wait in: on each weekday from the first to the last half hour that is
 * not quiet.
 */
export function guessHours(queues: readonly TypicalDays[]): GuessedHours {
  const week = Array.from({ length: 7 }, (_, at) => slotsOf(queues, at + 1));
  const busiestSlot = Math.max(0, ...week.flat());
  const totals = week.map((slots) => slots.reduce((sum, count) => sum + count, 0));
  const busiestDay = Math.max(0, ...totals);
  const windows = week.map((slots, at) =>
    (totals[at] ?? 0) <= CLOSED_SHARE * busiestDay ? [] : windowOf(slots, QUIET_SHARE * busiestSlot),
  );
  const within = week.map((slots, at) => insideOf(slots, windows[at] ?? []));
  const all = totals.reduce((sum, count) => sum + count, 0);
  return { week: windows, share: all === 0 ? 0 : within.reduce((sum, count) => sum + count, 0) / all };
}

/** Contacts of a weekday by half hour, all queues together. */
function slotsOf(queues: readonly TypicalDays[], weekday: number): number[] {
  const slots = Array.from({ length: SLOTS }, () => 0);
  for (const { weekdays, intervalMinutes } of queues) {
    const counted = weekdays.find((one) => one.weekday === weekday)?.contacts ?? [];
    counted.forEach((contacts, interval) => {
      const slot = Math.floor((interval * intervalMinutes) / SLOT_MINUTES);
      slots[slot] = (slots[slot] ?? 0) + contacts;
    });
  }
  return slots;
}

function windowOf(slots: readonly number[], quiet: number): Window[] {
  const first = slots.findIndex((contacts) => contacts > quiet);
  const last = slots.findLastIndex((contacts) => contacts > quiet);
  if (first === -1) return [];
  if (SLOTS - (last - first + 1) < NIGHT_SLOTS) return [{ fromMinute: 0, toMinute: 1440 }];
  return [{ fromMinute: first * SLOT_MINUTES, toMinute: (last + 1) * SLOT_MINUTES }];
}

function insideOf(slots: readonly number[], windows: readonly Window[]): number {
  return slots.reduce((sum, contacts, slot) => {
    const minute = slot * SLOT_MINUTES;
    const isOpen = windows.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);
    return isOpen ? sum + contacts : sum;
  }, 0);
}
