import { fileURLToPath } from "node:url";
import { civilDay, timeZone } from "@springtide/calendar";
import { holidaysOfShop, readContacts, readShop, readWeather } from "@springtide/exchange";
import { coveredYears, planSeason } from "@springtide/season";

/** Demo shops, the first day of the season held out of each, and the day on which its event came. */
const SHOPS = [
  // The first day from 15 February on with at least 18 degrees and a sunny sky in the shop's own weather file.
  { folder: "garden", from: "2015-01-15", days: 120, weather: "weather.csv", cameOn: "2015-03-26" },
  { folder: "lamps", from: "2026-09-15", days: 60, weather: null, cameOn: "2026-10-26" },
  { folder: "shoes", from: "2015-10-01", days: 85, weather: "weather.csv", cameOn: "2015-11-27" },
] as const;

const BEFORE_DAYS = 2;
const AFTER_DAYS = 21;

/**
 * Plans the last spring of the demo shops that have one in their past, from two months before it, and says how many of the days around its event came
 * inside the plan's 80 % band of contacts, queue by queue.
 */
export async function demoCoverage(): Promise<string[]> {
  const lines = ["\nDemo shops, the last season held out: days around the event inside the 80 % band of contacts"];
  for (const { folder, from, days, weather: weatherFile, cameOn } of SHOPS) {
    const data = fileURLToPath(new URL(`../../../data/${folder}/`, import.meta.url));
    const described = await readShop(`${data}shop.yaml`);
    const shop = { ...described, plan: { ...described.plan, firstDay: from, days } };
    const { histories } = await readContacts({ path: `${data}contacts.csv`, shop, mapping: shop.contacts });
    const weather = weatherFile === null ? [] : await readWeather({ path: `${data}${weatherFile}`, shop });
    const holidays = holidaysOfShop(shop, coveredYears(shop, histories));
    const plan = planSeason({ shop, holidays, contacts: histories, weather });
    const zone = timeZone(shop.zone);
    for (const { queue, daily } of plan.forecasts) {
      const history = histories.find((one) => one.queue === queue);
      if (history === undefined) continue;
      const counts = new Float64Array(days);
      history.startMs.forEach((startMs, i) => {
        const d = zone.dayAt(startMs) - civilDay(from);
        if (d >= 0 && d < days) counts[d] = (counts[d] ?? 0) + (history.offered[i] ?? 0);
      });
      const window = Array.from(
        { length: BEFORE_DAYS + AFTER_DAYS + 1 },
        (_, i) => civilDay(cameOn) - civilDay(from) - BEFORE_DAYS + i,
      ).filter((d) => d >= 0 && d < days && (daily.mean[d] ?? 0) > 0);
      const inside = window.filter(
        (d) => (counts[d] ?? 0) >= (daily.p10[d] ?? 0) && (counts[d] ?? 0) <= (daily.p90[d] ?? 0),
      );
      lines.push(`${folder} ${queue}: event on ${cameOn}, ${inside.length} of ${window.length} days inside`);
    }
  }
  return lines;
}
