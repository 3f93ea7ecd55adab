import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { WeatherDay, WeatherForecast } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { askPatiently } from "../../asking/ask-patiently.ts";
import type { Patience } from "../../asking/ask-patiently.ts";
import type { PreviousRun, WeatherPlace, WeatherService } from "../weather-service.ts";
import type { HourlyAnswer, HourlyVariable } from "./hourly-answer.ts";
import { HOURLY_UNITS, hourlyAnswer } from "./hourly-answer.ts";
import { localDays } from "./local-days.ts";
import type { OpenMeteoAccess, OpenMeteoProduct } from "./open-meteo-access.ts";
import { openMeteoAddress } from "./open-meteo-access.ts";

const NAME = "Open-Meteo";
const ATTRIBUTION =
  "Weather data by Open-Meteo.com (CC BY 4.0, https://open-meteo.com/), from national weather services.";

const VARIABLES = Object.keys(HOURLY_UNITS).join(",");
const RUN_VARIABLES: readonly HourlyVariable[] = ["temperature_2m", "precipitation", "wind_speed_10m", "weather_code"];
const MOST_DAYS = 16;
const MOST_LEAD_DAYS = 7;
/** Days back that the forecast is asked for where the archive is not as far yet, and of which earlier runs are looked at. */
const RECENT_DAYS = 14;
const DAYS_A_QUESTION = 366;
/** A model with 31 members and 16 days for every place; the service's name for it. */
const ENSEMBLE_MODEL = "gfs_seamless";

/** What Open-Meteo is asked through. */
interface OpenMeteoOptions {
  readonly access: OpenMeteoAccess;
  readonly patience: Patience;
}

/**
 * Open-Meteo: history by reanalysis (ERA5) with the last days from the forecast models, forecasts to 16 days, an ensemble, and what its
 * earlier runs said. It is asked for hours in UTC, and days are made of them here (see `localDays`).
 */
export function openMeteo({ access, patience }: OpenMeteoOptions): WeatherService {
  const ask = (
    product: OpenMeteoProduct,
    place: WeatherPlace,
    query: Readonly<Record<string, string>>,
  ): Promise<HourlyAnswer> => {
    const address = openMeteoAddress(access, product);
    const { latitude, longitude } = place;
    const all = { latitude: String(latitude), longitude: String(longitude), ...UNITS, hourly: VARIABLES, ...query };
    for (const [name, value] of Object.entries(all)) address.searchParams.set(name, value);
    return askPatiently(
      address,
      NAME,
      (bytes) => hourlyAnswer(new TextDecoder().decode(bytes), address.host),
      patience,
    );
  };
  const today = (place: WeatherPlace): number => timeZone(place.zone).dayAt(patience.now().getTime());
  const fromToday = (days: readonly WeatherDay[], place: WeatherPlace): WeatherDay[] =>
    days.filter(({ day }) => civilDay(day) >= today(place));

  const archived = async (place: WeatherPlace, from: number, to: number): Promise<WeatherDay[]> => {
    const days: WeatherDay[] = [];
    for (let start = from; start <= to; start += DAYS_A_QUESTION) {
      const end = Math.min(to, start + DAYS_A_QUESTION - 1);
      // A local day lies in up to three days of UTC.
      const last = Math.min(end + 1, utcDay(patience.now()));
      const query = { start_date: isoDay(start - 1), end_date: isoDay(last), models: "best_match" };
      days.push(...between(localDays(await ask("archive", place, query), place), start, end));
    }
    return days;
  };

  return {
    name: NAME,
    attribution: ATTRIBUTION,
    offers: new Set(["forecast", "ensemble", "previousRuns"] as const),

    async dailyHistory(place, from, to) {
      const [first, last] = daysToAsk(from, Math.min(civilDay(to), today(place) - 1));
      if (first > last) return [];
      const days = await archived(place, first, last);
      const behind = Math.max(first, last - RECENT_DAYS + 1);
      const whole = new Set(days.filter(({ maxC }) => maxC !== null).map(({ day }) => day));
      if (Array.from({ length: last - behind + 1 }, (_, at) => isoDay(behind + at)).every((day) => whole.has(day)))
        return days;
      const query = { past_days: String(RECENT_DAYS + 1), forecast_days: "2" };
      const recent = between(localDays(await ask("forecast", place, query), place), behind, last);
      return [
        ...days.filter(({ day }) => whole.has(day) || civilDay(day) < behind),
        ...recent.filter(({ day }) => !whole.has(day)),
      ].sort((a, b) => (a.day < b.day ? -1 : 1));
    },

    async forecast(place, days) {
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw tooFar(days);
      const query = { past_days: "1", forecast_days: String(Math.min(MOST_DAYS, days + 1)) };
      const course = fromToday(localDays(await ask("forecast", place, query), place), place).slice(0, days);
      return forecastOf(place, [course]);
    },

    async ensemble(place) {
      const query = { past_days: "1", forecast_days: String(MOST_DAYS), models: ENSEMBLE_MODEL };
      const hours = await ask("ensemble", place, query);
      const members = membersOf(hours).map((suffix) => fromToday(localDays(hours, place, suffix), place));
      return forecastOf(place, members);
    },

    async previousRuns(place, leadDays) {
      const wanted = leadDays.filter((lead) => Number.isInteger(lead) && lead >= 1 && lead <= MOST_LEAD_DAYS);
      if (wanted.length < leadDays.length || wanted.length === 0) throw noSuchLead(leadDays);
      const hourly = wanted.flatMap((lead) => RUN_VARIABLES.map((name) => `${name}_previous_day${lead}`)).join(",");
      const query = { past_days: String(RECENT_DAYS + 1), forecast_days: "1", hourly };
      const hours = await ask("previous-runs", place, query);
      return wanted.map((lead): PreviousRun => ({
        leadDays: lead,
        days: localDays(hours, place, `_previous_day${lead}`).filter(({ day }) => civilDay(day) < today(place)),
      }));
    },
  };
}

const UNITS = {
  timezone: "GMT",
  timeformat: "unixtime",
  temperature_unit: "celsius",
  wind_speed_unit: "ms",
  precipitation_unit: "mm",
};

/** The disturbed members where there are any, and the run without disturbance; empty for that one. */
function membersOf({ columns }: HourlyAnswer): string[] {
  const suffixes = [...columns.keys()].flatMap((name) => /^temperature_2m(|_member\d+)$/.exec(name)?.[1] ?? []);
  return [...new Set(suffixes)].sort();
}

function forecastOf(place: WeatherPlace, members: WeatherDay[][]): WeatherForecast {
  const known = members.filter((course) => course.length > 0);
  if (known.length > 0) return { market: place.market, members: known };
  throw new Refusal({
    code: "weather-none",
    place: {},
    found: "an answer in which no day is whole",
    rule: "a forecast says something of at least one day",
    remedy: `Check the place of market ${place.market}: ${place.latitude}, ${place.longitude}.`,
  });
}

function between(days: readonly WeatherDay[], from: number, to: number): WeatherDay[] {
  return days.filter(({ day }) => civilDay(day) >= from && civilDay(day) <= to);
}

function utcDay(now: Date): number {
  return civilDay(now.toISOString().slice(0, 10));
}

/** The archive begins here. */
const FIRST_DAY = "1940-01-02";

function daysToAsk(from: string, last: number): [number, number] {
  const first = civilDay(from);
  if (first >= civilDay(FIRST_DAY)) return [first, last];
  throw new Refusal({
    code: "weather-too-early",
    place: {},
    found: from,
    rule: `the archive begins on ${FIRST_DAY}`,
    remedy: "Ask for later days.",
  });
}

function tooFar(days: number): Refusal {
  return new Refusal({
    code: "weather-too-far",
    place: {},
    found: `${days} days`,
    rule: `a forecast is of 1 to ${MOST_DAYS} days`,
    remedy: `Ask for at most ${MOST_DAYS}.`,
  });
}

function noSuchLead(leadDays: readonly number[]): Refusal {
  return new Refusal({
    code: "weather-no-such-lead",
    place: {},
    found: leadDays.length === 0 ? "no lead" : `leads of ${leadDays.join(", ")} days`,
    rule: `earlier runs are kept for leads of 1 to ${MOST_LEAD_DAYS} whole days`,
    remedy: `Ask for leads from 1 to ${MOST_LEAD_DAYS}.`,
  });
}
