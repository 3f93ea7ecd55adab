import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Shops that were stored when a queue's patience was one number, or none, and a plan had one model only. */
export const patienceLaws: Migration = {
  async up(database: Kysely<unknown>) {
    await statement.execute(database);
  },
};

// The figures of the survey's patience stand here as they were: what was released is never changed.
const statement = sql`
  with queue as (
    select shops.id as shop, place, value, case value ->> 'channel' when 'phone' then 745 else 509 end as middle
    from shops, jsonb_array_elements(definition -> 'queues') with ordinality as item (value, place)
    where value ? 'patienceSeconds'
  ), law as (
    select queue.*, case
      when jsonb_typeof(value -> 'patienceSeconds') = 'number' then jsonb_build_object(
        'basis', 'given',
        'law', jsonb_build_object('kind', 'exponential', 'meanSeconds', value -> 'patienceSeconds'))
      else jsonb_build_object(
        'basis', 'prior',
        'law', jsonb_build_object('kind', 'segments', 'segments', jsonb_build_array(
          jsonb_build_object('share', 0.6, 'meanSeconds', middle),
          jsonb_build_object('share', 0.23, 'meanSeconds', 0.4 * middle),
          jsonb_build_object('share', 0.17, 'meanSeconds', 2.5 * middle))))
      end as patience,
      case when value #>> '{target,definition}' = 'slExclShort' then '{"shortAbandonSeconds": 5}'::jsonb
        else '{}'::jsonb end as short
    from queue
  ), changed as (
    select shop, jsonb_agg(
      (value - 'patienceSeconds') || jsonb_build_object('patience', patience, 'target', (value -> 'target') || short)
      order by place) as queues
    from law group by shop
  )
  update shops set definition = definition || jsonb_build_object(
    'queues', changed.queues,
    'plan', (definition -> 'plan') || '{"model": "patience"}'::jsonb)
  from changed where changed.shop = shops.id`;
