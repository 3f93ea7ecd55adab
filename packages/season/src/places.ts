import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { Shop, ShopHolidays } from "@springtide/contracts";

/** Public holidays as sets of days: where customers live, and where each site stands. */
export interface HolidaySets {
  readonly customers: ReadonlySet<CivilDay>;
  readonly bySite: ReadonlyMap<string, ReadonlySet<CivilDay>>;
}

/** Reads the holidays of a plan or an import into sets. */
export function holidaySets(holidays: ShopHolidays): HolidaySets {
  return {
    customers: new Set(holidays.customers.map(({ day }) => civilDay(day))),
    bySite: new Map(
      Object.entries(holidays.bySite).map(([site, days]) => [site, new Set(days.map(({ day }) => civilDay(day)))]),
    ),
  };
}

const NONE: ReadonlySet<CivilDay> = new Set();

/** The holidays on which a site may close. */
export function holidaysAt(sets: HolidaySets, site: string): ReadonlySet<CivilDay> {
  return sets.bySite.get(site) ?? NONE;
}

/** The queue of that id; the contracts have checked that it exists. */
export function queueOf(shop: Shop, id: string): Shop["queues"][number] {
  const queue = shop.queues.find((candidate) => candidate.id === id);
  if (queue === undefined) throw new Error(`no queue ${id} in shop ${shop.id}`);
  return queue;
}
