import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { changeShops } from "./change-shops.ts";

/** Shops and plans that were stored when an hour of a team, a person or a new one cost the same on every day: nothing changes from a day on. */
export const datedWages: Migration = {
  async up(database: Kysely<unknown>) {
    await changeShops(database, "shops", withWages, 5);
  },
};

/** A shop with dated wages, from one that knew of none; `described` is its JSON. */
const withWages = sql`
  described || jsonb_build_object('teams', (
    select coalesce(jsonb_agg('{"wages": []}'::jsonb || value || jsonb_build_object(
      'people', (select coalesce(jsonb_agg('{"wages": []}'::jsonb || person order by at), '[]'::jsonb)
        from jsonb_array_elements(value -> 'people') with ordinality as one (person, at)),
      'hiring', case when jsonb_typeof(value -> 'hiring') = 'object'
        then '{"wages": []}'::jsonb || (value -> 'hiring') else 'null'::jsonb end)
      order by place), '[]'::jsonb)
    from jsonb_array_elements(described -> 'teams') with ordinality as item (value, place)))`;
