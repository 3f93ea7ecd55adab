import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoDay } from "@springtide/calendar";
import type { Shop, WeatherDay } from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";
import type { Span } from "./dated-trigger.ts";
import { isWeatherTrigger } from "./weather-dates.ts";

/** Weather comes in a day or two late; no more is said of it. */
const USUAL_LATE_DAYS = 3;

/** Markets of weather triggers whose weather begins after the contacts or ends before the plan: what cannot be known for it. */
export function weatherCaveats(
  shop: Shop,
  weather: readonly WeatherDay[],
  { historyFrom, planFrom }: Span,
  forecasts: ReadonlyMap<string, WeatherEnsemble>,
): string[] {
  const looked = new Set(shop.triggers.flatMap((trigger) => (isWeatherTrigger(trigger) ? trigger.markets : [])));
  return [...looked].flatMap((market) => {
    const days = weather.filter((row) => row.market === market).map(({ day }) => civilDay(day));
    if (days.length === 0) return [];
    const first = days.reduce((least, day) => Math.min(least, day));
    const last = days.reduce((most, day) => Math.max(most, day));
    return [
      ...(first - historyFrom > USUAL_LATE_DAYS ? [beginsLate(market, first, historyFrom)] : []),
      ...(endsEarly(last, planFrom, forecasts.get(market)) ? [endsBefore(market, last, planFrom)] : []),
    ];
  });
}

/** The ids of a trigger's markets of which no weather was given. */
export function marketsWithoutWeather(markets: readonly string[], weather: readonly WeatherDay[]): string[] {
  return markets.filter((market) => !weather.some((row) => row.market === market));
}

function endsEarly(last: CivilDay, planFrom: CivilDay, forecast: WeatherEnsemble | undefined): boolean {
  // A forecast that begins where the record ends knows the days between.
  const knownTo = forecast !== undefined && forecast.issuedOn <= last + 1 ? planFrom : last;
  return planFrom - 1 - knownTo > USUAL_LATE_DAYS;
}

function beginsLate(market: string, first: CivilDay, historyFrom: CivilDay): string {
  return `The weather of market ${market} begins on ${isoDay(first)}, after the contacts (${isoDay(historyFrom)}): what fired before is not known, and its contacts count as ordinary ones.`;
}

function endsBefore(market: string, last: CivilDay, planFrom: CivilDay): string {
  return `The weather of market ${market} ends on ${isoDay(last)}, ${planFrom - 1 - last} days before the plan begins: what fired since is not known, and dates are foreseen from that day on. Give newer weather.`;
}
