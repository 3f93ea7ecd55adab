import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Shops that were stored when nobody could say how a queue is to be forecast: by what past forecasts say is best. */
export const forecastChoice: Migration = {
  async up(database: Kysely<unknown>) {
    await statement.execute(database);
  },
};

const statement = sql`
  with changed as (
    select shops.id as shop,
      jsonb_agg('{"forecast": {"methods": "auto", "weather": "auto"}}'::jsonb || value order by place) as queues
    from shops, jsonb_array_elements(definition -> 'queues') with ordinality as item (value, place)
    group by shops.id
  )
  update shops set definition = definition || jsonb_build_object('queues', changed.queues)
  from changed where changed.shop = shops.id`;
