import { type IntervalGrid, isoDay, openIntervals, timeZone } from "@springtide/calendar";
import type { Queue, Shop } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { holidaysAt, type HolidaySets } from "../places.ts";
import { availableSeats } from "./available-seats.ts";
import { permittedQueue } from "./permitted-intervals.ts";

/**
 * Refuses to plan a season in which a queue is open at hours that name who may work them, and none of those can: no team,
 * and partners whose seats cannot be had then. It is looked at on the plan's own days, so that exceptions, holidays and
 * partners' own time zones count.
 * @throws Refusal "window-without-staff" with the first such hours of each queue
 */
export function requirePermittedStaff(shop: Shop, grid: IntervalGrid, holidays: HolidaySets): void {
  const findings = shop.queues.flatMap((queue, i) => unstaffed(shop, grid, holidays, { queue, i }));
  if (findings.length > 0) throw new Refusal(findings);
}

function unstaffed(
  shop: Shop,
  grid: IntervalGrid,
  holidays: HolidaySets,
  { queue, i }: { readonly queue: Queue; readonly i: number },
): Finding[] {
  const permitted = permittedQueue(shop, grid, queue.id);
  if (permitted === null) return [];
  const serving = (staff: { readonly id: string; readonly serves: readonly string[] }): boolean =>
    staff.serves.includes(queue.id);
  const teams = shop.teams.filter(serving).map(({ id }) => permitted.by(id));
  const seats = shop.agreements.filter(serving).map((agreement) => ({
    may: permitted.by(agreement.id),
    available: availableSeats({ shop, grid, holidays }, agreement),
  }));
  const open = openIntervals({
    grid,
    zone: timeZone(queue.zone),
    hours: queue.openingHours,
    holidays: holidaysAt(holidays, queue.site),
  });
  const isUnstaffed = (t: number): boolean =>
    open[t] === 1 &&
    permitted.isNamed(t) &&
    teams.every((may) => may[t] === 0) &&
    seats.every(({ may, available }) => may[t] === 0 || available[t] === 0);
  const from = open.findIndex((_, t) => isUnstaffed(t));
  if (from < 0) return [];
  let to = from + 1;
  while (to < open.length && isUnstaffed(to)) to += 1;
  const endMs = (grid.startsMs[to - 1] ?? 0) + (grid.seconds[to - 1] ?? 0) * 1000;
  const zone = timeZone(queue.zone);
  const [start, end] = [zone.formatInstant(grid.startsMs[from] ?? 0), zone.formatInstant(endMs)];
  return [
    {
      code: "window-without-staff",
      place: { field: `/queues/${i}/staffedBy` },
      found: `${queue.id} open on ${isoDay(zone.dayAt(grid.startsMs[from] ?? 0))} from ${start.slice(11, 16)} to ${end.slice(11, 16)}, with nobody permitted who can work it then`,
      rule: "somebody is permitted to work every hour in which a queue is open",
      remedy: "Name a team or a partner whose seats can be had then, or close the queue.",
    },
  ];
}
