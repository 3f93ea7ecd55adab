import type { Shop, WeatherDay } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import type { WeatherLayout } from "./weather-layout.ts";

/** Where winters are this far from the equator, no month from October to March (in the south: April to September) is this hot by day. */
const LEAST_LATITUDE = 30;
const HOTTEST_WINTER_MEAN_C = 27;
const LEAST_DAYS = 10;

/**
 * Doubts whether temperatures are degrees Celsius where their columns do not say so: winter days of a market far from the equator that would be hot
 * ones are degrees Fahrenheit. Null where there is nothing to doubt. (Summers give themselves away: no day has 85 °C.)
 */
export function degreesDoubted(
  days: readonly WeatherDay[],
  { shop, layout, file }: { readonly shop: Shop; readonly layout: WeatherLayout; readonly file: string },
): Finding | null {
  const column = layout.columns.maxC;
  if (column === undefined || /[_ (°]\s*(c|f|k|degc|degf|celsius|fahrenheit|kelvin)\)?$/i.test(column.header))
    return null;
  for (const market of shop.markets) {
    if (Math.abs(market.latitude) < LEAST_LATITUDE) continue;
    const winter = days.flatMap(({ day, maxC, market: of }) =>
      of === market.id && maxC !== null && isWinterHalf(day, market.latitude) ? [maxC] : [],
    );
    const mean = winter.reduce((sum, value) => sum + value, 0) / winter.length;
    if (winter.length >= LEAST_DAYS && mean > HOTTEST_WINTER_MEAN_C)
      return {
        code: "degrees-doubted",
        place: { file, row: 1, column: column.header },
        found: `winter days of ${Math.round(mean)} degrees on average in market ${market.id}`,
        rule: "temperatures of a column that does not name its unit are degrees Celsius",
        remedy:
          "If they are degrees Fahrenheit, name the columns tmax_f and tmin_f; if they are not, name them tmax_c and tmin_c.",
      };
  }
  return null;
}

function isWinterHalf(day: string, latitude: number): boolean {
  const month = Number(day.slice(5, 7));
  return month >= 10 || month <= 3 ? latitude > 0 : latitude < 0;
}
