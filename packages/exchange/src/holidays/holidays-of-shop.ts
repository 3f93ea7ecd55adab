import type { Holiday, Shop, ShopHolidays } from "@springtide/contracts";
import type { HolidayYears } from "./look-up-holidays.ts";
import { lookUpHolidays } from "./look-up-holidays.ts";

/**
 * The holidays that concern a shop, kept apart by whose they are: those of each site, which may close it, and those of its
 * customers, the markets together, which move demand. Where no market names its country, customers are taken to live where
 * the sites are. The shop's extra holidays are in both.
 * @param years first and last year, both inclusive
 * @throws Refusal if a country or subdivision is unknown
 */
export function holidaysOfShop(shop: Shop, years: HolidayYears): ShopHolidays {
  const extra = shop.extraHolidays.filter(({ day }) => {
    const year = Number(day.slice(0, 4));
    return year >= years.fromYear && year <= years.toYear;
  });
  const lookedUp = new Map<string, Holiday[]>();
  const holidaysAt = ({ country, subdivision }: Place): Holiday[] => {
    if (country === null) return [];
    const key = `${country} ${subdivision ?? ""}`;
    const known = lookedUp.get(key) ?? lookUpHolidays({ country, subdivision, ...years });
    lookedUp.set(key, known);
    return known;
  };
  const homes = shop.markets.some(({ country }) => country !== null) ? shop.markets : shop.sites;
  return {
    customers: joined([...homes.map(holidaysAt), extra]),
    bySite: Object.fromEntries(shop.sites.map((site) => [site.id, joined([holidaysAt(site), extra])])),
  };
}

interface Place {
  readonly country: string | null;
  readonly subdivision: string | null;
}

/** Every day once, ascending; different names of one day joined. */
function joined(lists: readonly (readonly Holiday[])[]): Holiday[] {
  const names = new Map<string, Set<string>>();
  for (const { day, name } of lists.flat()) names.set(day, (names.get(day) ?? new Set()).add(name));
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, all]) => ({ day, name: [...all].join(", ") }));
}
