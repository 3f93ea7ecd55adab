import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** The import since which a shop is described as it is now. */
export interface DescribedSince {
  readonly importId: number;
  readonly at: string;
  /** Who imported it; null where nobody said. */
  readonly who: string | null;
}

/** Since which import a shop is described as it is, whatever came of contacts and backlogs since; null if there is no such shop. */
export async function selectDescribedSince(database: Kysely<Tables>, shop: string): Promise<DescribedSince | null> {
  const { rows } = await sql<DescribedSince>`
    with known as (
      select id, imported_at, who, definition - 'openingBacklog' as described
      from imports where shop = ${shop} and undone_at is null and definition is not null),
    held as (select known.* from known join shops on shops.id = ${shop} and newest_import = known.id)
    select id as "importId", to_char(imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, who
    from known
    where described = (select described from held) and id <= (select id from held)
      and id > coalesce((
        select max(id) from known
        where described <> (select described from held) and id < (select id from held)), 0)
    order by id limit 1
  `.execute(database);
  return rows[0] ?? null;
}
