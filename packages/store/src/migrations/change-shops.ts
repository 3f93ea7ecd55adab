import type { Kysely, RawBuilder } from "kysely";
import { sql } from "kysely";

/**
 * Changes every stored shop, and the shop inside every stored plan of one form. Rows are told by their places, as keys are not the
 * same before and after organisations came.
 * @param table where shops are described: `shops` up to migration 0009, `imports` from 0010 on, every version of them
 * @param changed a shop as it is to be; `described` is the JSON of one as it is
 * @param planVersion version of the plan contract whose plans are changed
 */
export async function changeShops(
  database: Kysely<unknown>,
  table: "shops" | "imports",
  changed: RawBuilder<unknown>,
  planVersion: number,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set definition = ${changed}
    from (select ctid as place, definition as described from ${sql.table(table)} where definition is not null) as known
    where known.place = ${sql.table(table)}.ctid`.execute(database);
  await sql`
    update plans set document = (document::jsonb || jsonb_build_object('shop', ${changed}))::json
    from (select ctid as place, document::jsonb -> 'shop' as described from plans) as known
    where known.place = plans.ctid and (document ->> 'version')::integer = ${planVersion}`.execute(database);
}
