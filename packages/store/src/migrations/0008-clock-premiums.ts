import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Shops and plans that were stored when the clock added nothing to a wage: no team pays premiums by it. */
export const clockPremiums: Migration = {
  async up(database: Kysely<unknown>) {
    await shops.execute(database);
    await plans.execute(database);
  },
};

/** A shop whose teams have premiums, from one that knew of none; `described` is its JSON. */
const withPremiums = sql`
  described || jsonb_build_object('teams', (
    select coalesce(jsonb_agg('{"premiums": []}'::jsonb || value order by place), '[]'::jsonb)
    from jsonb_array_elements(described -> 'teams') with ordinality as item (value, place)))`;

const shops = sql`
  update shops set definition = ${withPremiums} from (select id as key, definition as described from shops) as known
  where known.key = shops.id`;

const plans = sql`
  update plans set document = (document::jsonb || jsonb_build_object('shop', ${withPremiums}))::json
  from (select plans.shop as owner, plans.version as number, document::jsonb -> 'shop' as described from plans) as known
  where known.owner = plans.shop and known.number = plans.version and (document ->> 'version')::integer = 5`;
