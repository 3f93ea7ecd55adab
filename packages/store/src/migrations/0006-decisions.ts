import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Shops and plans that were stored when seats were ordered firmly or not at all: nothing is kept on stand-by, and nothing is to be decided. */
export const decisions: Migration = {
  async up(database: Kysely<unknown>) {
    await shops.execute(database);
    await plans.execute(database);
  },
};

// The terms stand here as they were: what was released is never changed.
const always = JSON.stringify({
  maximumBlockMinutes: null,
  blockStepMinutes: 1,
  startEveryMinutes: 1,
  blockBreak: null,
  standBy: null,
  cancel: null,
  fromDay: null,
  untilDay: null,
  workingDays: { weekdays: [1, 2, 3, 4, 5], holidaysOf: null, freeDays: [] },
  currency: null,
  roundMinutes: null,
  shrinkage: null,
  fill: [],
  fillOnTriggers: {},
  forecastLock: null,
  training: null,
});

/** An agreement with firm orders only, from one that knew of nothing else: its days of notice ended with the day before. */
const firmOrders = sql`
  ${always}::jsonb || (value - 'noticeDays') || jsonb_build_object(
    'orderNotice', case
      when (value ->> 'noticeDays')::numeric = trunc((value ->> 'noticeDays')::numeric)
        then jsonb_build_object('unit', 'days', 'days', (value ->> 'noticeDays')::numeric::integer, 'byMinute', 0)
      else jsonb_build_object('unit', 'hours', 'hours', ceil((value ->> 'noticeDays')::numeric * 24)::integer) end,
    'breaksPaidBy', case when value ->> 'priceBasis' = 'rostered' then 'client' else 'partner' end,
    'tariff', jsonb_build_object(
      'unit', case when value ->> 'priceBasis' = 'rostered' then 'scheduled-hours' else 'logged-in-hours' end,
      'tiers', jsonb_build_array(jsonb_build_object('from', 0, 'price', value -> 'pricePerHour')),
      'reach', 'incremental', 'period', 'month', 'leastUnits', 0, 'service', '[]'::jsonb))`;

/** A shop as it is now, from one that knew of none of this; `described` is its JSON. */
const withTerms = sql`
  described || jsonb_build_object(
    'customerValue', null, 'longerHours', '[]'::jsonb, 'deflection', '[]'::jsonb,
    'sites', (select coalesce(jsonb_agg('{"desks": null}'::jsonb || value order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'sites') with ordinality as item (value, place)),
    'queues', (select coalesce(jsonb_agg('{"preSale": null, "penaltyPerLate": 0}'::jsonb || value order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'queues') with ordinality as item (value, place)),
    'teams', (select coalesce(jsonb_agg('{"hiring": null, "extraHours": null}'::jsonb || value order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'teams') with ordinality as item (value, place)),
    'agreements', (select coalesce(jsonb_agg(${firmOrders} order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'agreements') with ordinality as item (value, place)))`;

const shops = sql`
  update shops set definition = ${withTerms} from (select id as key, definition as described from shops) as known
  where known.key = shops.id and not described ? 'customerValue'`;

const plans = sql`
  update plans set document = (document::jsonb || jsonb_build_object(
    'version', 5,
    'decisions', null,
    'economics', null,
    'shop', ${withTerms}))::json
  from (select plans.shop as owner, plans.version as number, document::jsonb -> 'shop' as described from plans) as known
  where known.owner = plans.shop and known.number = plans.version and (document ->> 'version')::integer = 4`;
