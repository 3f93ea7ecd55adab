import { WeatherDay } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import { heldAt } from "../imports/day-marks.ts";

const DAYS_AT_ONCE = 5_000;

/** Writes days of weather that hold from an import on. */
export async function insertWeather(
  database: Kysely<Tables>,
  shop: string,
  importId: number,
  weather: readonly WeatherDay[],
): Promise<void> {
  for (let from = 0; from < weather.length; from += DAYS_AT_ONCE) {
    const days = weather.slice(from, from + DAYS_AT_ONCE);
    await sql`
      insert into weather_days (shop, from_import, market, day, max_c, min_c, precipitation_mm, sky, sunshine_hours)
      select ${shop}::text, ${importId}::integer, * from unnest(
        ${days.map(({ market }) => market)}::text[], ${days.map(({ day }) => day)}::date[],
        ${days.map(({ maxC }) => maxC)}::double precision[], ${days.map(({ minC }) => minC)}::double precision[],
        ${days.map(({ precipitationMm }) => precipitationMm)}::double precision[],
        ${days.map(({ sky }) => sky)}::text[], ${days.map(({ sunshineHours }) => sunshineHours)}::double precision[]
      )
    `.execute(database);
  }
}

/**
 * In order of market, then day.
 * @param asOf number of the import whose state is asked for; the one that holds if null
 */
export async function selectWeather(
  database: Kysely<Tables>,
  shop: string,
  asOf: number | null,
): Promise<WeatherDay[]> {
  const rows = await database
    .selectFrom("weather_days")
    .selectAll()
    .where("shop", "=", shop)
    .where(asOf === null ? sql<boolean>`until_import is null` : heldAt(asOf))
    .orderBy("market")
    .orderBy("day")
    .execute();
  return rows.map((row) =>
    WeatherDay.parse({
      day: row.day,
      market: row.market,
      maxC: row.max_c,
      minC: row.min_c,
      precipitationMm: row.precipitation_mm,
      sky: row.sky,
      sunshineHours: row.sunshine_hours,
    }),
  );
}

/** From this import on, these days do not hold any more. */
export async function closeWeather(
  database: Kysely<Tables>,
  shop: string,
  importId: number,
  days: readonly Pick<WeatherDay, "market" | "day">[],
): Promise<void> {
  await sql`
    update weather_days set until_import = ${importId}
    from unnest(${days.map(({ market }) => market)}::text[], ${days.map(({ day }) => day)}::date[]) as given (market, day)
    where shop = ${shop} and weather_days.market = given.market and weather_days.day = given.day and until_import is null
  `.execute(database);
}
