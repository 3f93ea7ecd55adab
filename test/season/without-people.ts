import type { Shop } from "@springtide/contracts";

/** A shop whose teams have their weekly rosters of heads only: nobody is rostered by name, and no solver is needed. */
export function withoutPeople(shop: Shop): Shop {
  return { ...shop, teams: shop.teams.map((team) => ({ ...team, people: [] })) };
}
