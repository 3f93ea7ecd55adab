import { WeatherDay } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

const DAYS_AT_ONCE = 5_000;

export async function insertWeather(
  database: Kysely<Tables>,
  shop: string,
  weather: readonly WeatherDay[],
): Promise<void> {
  for (let from = 0; from < weather.length; from += DAYS_AT_ONCE) {
    const days = weather.slice(from, from + DAYS_AT_ONCE);
    await sql`
      insert into weather_days (shop, market, day, max_c, min_c, precipitation_mm, sky, sunshine_hours)
      select ${shop}::text, * from unnest(
        ${days.map(({ market }) => market)}::text[], ${days.map(({ day }) => day)}::date[],
        ${days.map(({ maxC }) => maxC)}::double precision[], ${days.map(({ minC }) => minC)}::double precision[],
        ${days.map(({ precipitationMm }) => precipitationMm)}::double precision[],
        ${days.map(({ sky }) => sky)}::text[], ${days.map(({ sunshineHours }) => sunshineHours)}::double precision[]
      )
    `.execute(database);
  }
}

/** In order of market, then day. */
export async function selectWeather(database: Kysely<Tables>, shop: string): Promise<WeatherDay[]> {
  const rows = await database
    .selectFrom("weather_days")
    .selectAll()
    .where("shop", "=", shop)
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

export async function deleteWeather(database: Kysely<Tables>, shop: string): Promise<void> {
  await database.deleteFrom("weather_days").where("shop", "=", shop).execute();
}
