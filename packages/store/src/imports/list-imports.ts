import { ImportEntry } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Every import of a shop, the newest first, those that were undone as well. */
export async function selectImports(database: Kysely<Tables>, shop: string): Promise<ImportEntry[]> {
  const { rows } = await sql`
    select imports.id, shop, imported_at as at, who,
      report ->> 'file' as file, (report ->> 'rowsRead')::integer as rows,
      coalesce(case when jsonb_typeof(report) = 'object' then report -> 'notes' end, '[]') as notes,
      changes -> 'contactDays' as "contactDays", changes -> 'weatherDays' as "weatherDays",
      newest_import = imports.id as holds,
      case when undone_at is not null then json_build_object(
        'at', to_char(undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'who', undone_by) end as undone
    from imports join shops on shops.id = shop and shops.organisation = imports.organisation
    where shop = ${shop}
    order by imports.id desc
  `.execute(database);
  return rows.map((row) => ImportEntry.parse(row));
}
