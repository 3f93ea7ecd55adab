import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Shops that were stored when nobody could adjust a forecast by hand: nobody did. */
export const adjustments: Migration = {
  async up(database: Kysely<unknown>) {
    await statement.execute(database);
  },
};

const statement = sql`
  update shops set definition = '{"adjustments": []}'::jsonb || definition`;
