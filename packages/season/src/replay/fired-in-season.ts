import { isoDay } from "@springtide/calendar";
import type { ReplayReport } from "@springtide/contracts";
import type { ShopPast } from "../backtest/forecast-as-of.ts";
import { dateTriggers } from "../trigger-dates.ts";
import type { SeasonDays } from "./actual-season.ts";
import { weatherGaps } from "./weather-gaps.ts";

/** When each trigger did fire in the season, seen from its end, and what there is to say where one never did. */
export function firedInSeason(
  past: ShopPast,
  { firstDay, lastDay }: SeasonDays,
): { readonly triggers: ReplayReport["triggers"]; readonly caveats: readonly string[] } {
  const { triggers, caveats } = dateTriggers(
    past.shop,
    past.weather,
    { historyFrom: past.historyFrom, planFrom: lastDay + 1, planTo: lastDay + 1 },
    { holidays: past.customerHolidays, orders: past.orders },
  );
  const fired = triggers.map(({ id, name, pastOnsets }) => ({
    trigger: id,
    name,
    fired: [...new Set(pastOnsets.map(({ day }) => day))]
      .filter((day) => day >= firstDay && day <= lastDay)
      .sort((a, b) => a - b)
      .map((day) => isoDay(day)),
  }));
  const all = lastDay - firstDay + 1;
  return {
    triggers: fired,
    caveats: [
      ...caveats,
      ...weatherGaps(past, { firstDay, lastDay }).map(
        ({ market, days }) =>
          `The weather of "${market}" is not on record for ${days} of ${all} days of the season: no forecast was told it, and no trigger of the weather is known to have fired then.`,
      ),
      ...fired
        .filter((trigger) => trigger.fired.length === 0)
        .map(
          ({ name }) =>
            `"${name}" is not known to have fired from ${isoDay(firstDay)} to ${isoDay(lastDay)}: what this season shows is not what a season with it costs.`,
        ),
    ],
  };
}
