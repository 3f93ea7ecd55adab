import { civilDay } from "@springtide/calendar";
import type { ShopPast } from "../backtest/forecast-as-of.ts";
import type { SeasonDays } from "./actual-season.ts";

/** By market with a weather record: days of the season of which the temperature is not in it, in the order of the shop file. */
export function weatherGaps(
  { shop, weather }: Pick<ShopPast, "shop" | "weather">,
  { firstDay, lastDay }: SeasonDays,
): { readonly market: string; readonly days: number }[] {
  return shop.markets.flatMap(({ id, name }) => {
    const rows = weather.filter(({ market }) => market === id);
    if (rows.length === 0) return [];
    const known = rows.filter(({ day, maxC, minC }) => {
      const at = civilDay(day);
      return maxC !== null && minC !== null && at >= firstDay && at <= lastDay;
    });
    const days = lastDay - firstDay + 1 - new Set(known.map(({ day }) => day)).size;
    return days > 0 ? [{ market: name, days }] : [];
  });
}
