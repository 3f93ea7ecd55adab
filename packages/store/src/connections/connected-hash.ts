import { sql } from "kysely";

/**
 * What stands behind the hash of a shop's import: a hash of the daily figures and the fetched weather that it is planned from as well, so
 * that a plan is out of date when they change. Empty where there are none. For a query that names `shops`.
 */
export const connectedHash = sql<string>`coalesce(' ' || (
  select md5(string_agg(part, ' ' order by part)) from (
    (select kind || ' ' || subject || ' ' || max(version) as part from daily_figures
      where daily_figures.shop = shops.id and daily_figures.organisation = shops.organisation group by kind, subject)
    union all
    (select distinct on (kind, market) kind || ' ' || market || ' ' || document_hash from weather_fetches
      where weather_fetches.shop = shops.id and weather_fetches.organisation = shops.organisation
        and document_hash is not null and kind <> 'earlier-runs'
      order by kind, market, weather_fetches.id desc)
  ) parts
), '')`;
