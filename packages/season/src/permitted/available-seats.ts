import { civilDay, openIntervals, timeZone } from "@springtide/calendar";
import type { Agreement } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import { holidaysAt } from "../places.ts";
import { permittedByQueue, permittedForAny } from "./permitted-by-queue.ts";

/**
 * 1 in each interval in which a partner's seats can be had and it may work one of the queues it serves: in its hours, on the days
 * its terms hold. All of that by its own clock; the holidays on which it may close are those it keeps in its working days.
 */
export function availableSeats(
  { shop, grid, holidays }: Pick<SeasonBasis, "shop" | "grid" | "holidays">,
  { id, zone: name, openingHours, serves, workingDays, fromDay, untilDay }: Agreement,
): Uint8Array {
  const zone = timeZone(name);
  const kept = workingDays.holidaysOf === null ? new Set<number>() : holidaysAt(holidays, workingDays.holidaysOf);
  const open = openIntervals({ grid, zone, hours: openingHours, holidays: kept });
  const [first, last] = [
    fromDay === null ? -Infinity : civilDay(fromDay),
    untilDay === null ? Infinity : civilDay(untilDay),
  ];
  const permitted = permittedByQueue(shop, grid, id, serves);
  const forAny = permitted === undefined ? null : permittedForAny(permitted, open.length);
  return open.map((isOpen, t) => {
    const day = zone.dayAt(grid.startsMs[t] ?? 0);
    return isOpen === 1 && forAny?.[t] !== 0 && day >= first && day <= last ? 1 : 0;
  });
}
