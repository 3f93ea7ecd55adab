import type { Plan } from "@springtide/contracts";
import { costPerHourOn } from "@springtide/contracts";
import { isDeferred } from "../deferred.ts";
import { clock, dayList } from "../opening-hours/window-words.ts";

/** Nobody knows how many want something while all is closed: half of an open hour is a first guess of ours. */
const OF_OPEN_HOUR = 0.5;

/** A stretch of a day. */
interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A queue that is closed for some of a weekday's usual hours. */
interface ClosedQueue {
  readonly id: string;
  readonly name: string;
  readonly window: Stretch;
}

/**
 * Queues whose customers wait on the line that are closed on a weekday while they are open on others, those with the most contacts first.
 * @param weekday 1 is Monday @param wished hours that are looked at; those of the queue's longest day if not given
 */
export function closedWindows({ shop, forecasts }: Plan, weekday: number, wished?: Stretch): ClosedQueue[] {
  const contacts = new Map(
    forecasts.map(({ queue, daily }) => [queue, daily.mean.reduce((sum, each) => sum + each, 0)]),
  );
  return shop.queues
    .filter((queue) => !isDeferred(queue))
    .flatMap(({ id, name, openingHours: { week } }): ClosedQueue[] => {
      const usual = wished ?? longestOf(week.flat());
      const window = usual === undefined ? undefined : longestOf(without(usual, week[weekday - 1] ?? []));
      return window === undefined ? [] : [{ id, name, window }];
    })
    .toSorted((a, b) => (contacts.get(b.id) ?? 0) - (contacts.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
}

function longestOf(windows: readonly Stretch[]): Stretch | undefined {
  return windows.toSorted((a, b) => b.toMinute - b.fromMinute - (a.toMinute - a.fromMinute))[0];
}

/** What is left of a stretch while others are taken out. */
function without(whole: Stretch, taken: readonly Stretch[]): Stretch[] {
  return taken.reduce<Stretch[]>(
    (left, { fromMinute, toMinute }) =>
      left.flatMap((part) =>
        [
          { fromMinute: part.fromMinute, toMinute: Math.min(part.toMinute, fromMinute) },
          { fromMinute: Math.max(part.fromMinute, toMinute), toMinute: part.toMinute },
        ].filter((one) => one.toMinute > one.fromMinute),
      ),
    [{ fromMinute: whole.fromMinute, toMinute: whole.toMinute }],
  );
}

/** Somebody who can work hours that are closed now. */
export interface WindowStaff {
  readonly by: "team" | "partner";
  readonly id: string;
}

/** Who serves a queue and may and can work it in a window of a weekday: the team of the least wage, and the partner of the least price. */
export function staffOfWindow({ shop, grid }: Plan, { id, window }: ClosedQueue, weekday: number): WindowStaff[] {
  const mayWork = (staff: string): boolean =>
    (shop.queues.find((queue) => queue.id === id)?.staffedBy ?? []).every(
      ({ weekdays, windows, by }) =>
        by.includes(staff) || !weekdays.includes(weekday) || !windows.some((one) => overlap(one, window)),
    );
  const [team] = shop.teams
    .filter((one) => one.serves.includes(id) && mayWork(one.id))
    .toSorted((a, b) => costPerHourOn(a, grid.firstDay) - costPerHourOn(b, grid.firstDay));
  const [partner] = shop.agreements
    .filter(
      (one) =>
        one.seats > 0 &&
        one.serves.includes(id) &&
        mayWork(one.id) &&
        (one.openingHours.week[weekday - 1] ?? []).some((open) => overlap(open, window)),
    )
    .toSorted((a, b) => a.pricePerHour - b.pricePerHour);
  return [
    ...(team === undefined ? [] : [{ by: "team" as const, id: team.id }]),
    ...(partner === undefined ? [] : [{ by: "partner" as const, id: partner.id }]),
  ];
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.fromMinute < b.toMinute && b.fromMinute < a.toMinute;
}

/** "14:00-18:00" */
export function writtenWindow({ fromMinute, toMinute }: Stretch): string {
  return `${clock(fromMinute)}-${clock(toMinute)}`;
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
