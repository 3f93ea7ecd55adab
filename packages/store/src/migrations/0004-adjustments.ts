import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/**
 * Shops that were stored when nobody could adjust a forecast by hand or say where handling times come from: nobody did, and they are
 * learned.
 */
export const adjustments: Migration = {
  async up(database: Kysely<unknown>) {
    await noAdjustments.execute(database);
    await learnedHandleTimes.execute(database);
  },
};

const noAdjustments = sql`update shops set definition = '{"adjustments": []}'::jsonb || definition`;

const learnedHandleTimes = sql`
  with changed as (
    select shops.id as shop, jsonb_agg('{"ahtFrom": "history"}'::jsonb || value order by place) as queues
    from shops, jsonb_array_elements(definition -> 'queues') with ordinality as item (value, place)
    group by shops.id
  )
  update shops set definition = definition || jsonb_build_object('queues', changed.queues)
  from changed where changed.shop = shops.id`;
