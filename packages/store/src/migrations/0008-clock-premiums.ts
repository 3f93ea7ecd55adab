import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { changeShops } from "./change-shops.ts";

/** Shops and plans that were stored when the clock added nothing to a wage: no team pays premiums by it. */
export const clockPremiums: Migration = {
  async up(database: Kysely<unknown>) {
    await changeShops(database, "shops", withPremiums, 5);
  },
};

/** A shop whose teams have premiums, from one that knew of none; `described` is its JSON. */
const withPremiums = sql`
  described || jsonb_build_object('teams', (
    select coalesce(jsonb_agg('{"premiums": []}'::jsonb || value order by place), '[]'::jsonb)
    from jsonb_array_elements(described -> 'teams') with ordinality as item (value, place)))`;
