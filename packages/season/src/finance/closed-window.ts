import type { Plan } from "@springtide/contracts";
import { dayList, clock } from "../opening-hours/window-words.ts";

/** Nobody knows how many want something while all is closed: half of an open hour is a first guess of ours. */
const OF_OPEN_HOUR = 0.5;

/** Queues that are closed on a weekday and open on others, those with the most contacts first. @param weekday 1 is Monday */
export function closedWindows(
  { shop, forecasts }: Plan,
  weekday: number,
): { readonly id: string; readonly name: string }[] {
  const contacts = new Map(
    forecasts.map(({ queue, daily }) => [queue, daily.mean.reduce((sum, each) => sum + each, 0)]),
  );
  return shop.queues
    .filter(
      ({ openingHours: { week } }) =>
        (week[weekday - 1] ?? []).length === 0 && week.some((windows) => windows.length > 0),
    )
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => (contacts.get(b.id) ?? 0) - (contacts.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Whether some partner has seats for a queue in a window of a weekday; own rosters stay as they are. */
export function canBeBought({ shop }: Plan, queue: string, weekday: number): boolean {
  return shop.agreements.some(
    ({ serves, seats, openingHours: { week } }) =>
      seats > 0 && serves.includes(queue) && (week[weekday - 1] ?? []).length > 0,
  );
}

/** The hours of a queue's longest usual day, as a window is written. */
export function windowOfDay({ shop }: Plan, queue: string): string {
  const week = shop.queues.find(({ id }) => id === queue)?.openingHours.week ?? [];
  const windows = week.flat().toSorted((a, b) => b.toMinute - b.fromMinute - (a.toMinute - a.fromMinute));
  const [longest] = windows;
  return longest === undefined ? "09:00-17:00" : `${clock(longest.fromMinute)}-${clock(longest.toMinute)}`;
}

/** Needs that arise in an hour while a queue is closed, as a part of those of an hour in which it is open. */
export function needsOfClosedHour({ shop, forecasts, grid }: Plan, queue: string): number {
  const contacts = forecasts.find((one) => one.queue === queue)?.daily.mean.reduce((sum, each) => sum + each, 0) ?? 0;
  const week = shop.queues.find(({ id }) => id === queue)?.openingHours.week ?? [];
  const openHours = week.flat().reduce((sum, { fromMinute, toMinute }) => sum + (toMinute - fromMinute) / 60, 0);
  const hours = (openHours * grid.days) / 7;
  return hours > 0 ? Math.round((OF_OPEN_HOUR * contacts * 100) / hours) / 100 : 0;
}

/** "sat" of 6. */
export function writtenDay(weekday: number): string {
  return dayList([weekday]).toLowerCase();
}
