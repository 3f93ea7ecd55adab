import type { Kysely, RawBuilder } from "kysely";
import { sql } from "kysely";

/**
 * Changes every stored shop, and the shop inside every stored plan of one form.
 * @param changed a shop as it is to be; `described` is the JSON of one as it is
 * @param planVersion version of the plan contract whose plans are changed
 * Rows are told by their places: keys are not the same before and after organisations came.
 */
export async function changeShops(
  database: Kysely<unknown>,
  changed: RawBuilder<unknown>,
  planVersion: number,
): Promise<void> {
  await sql`
    update shops set definition = ${changed} from (select ctid as place, definition as described from shops) as known
    where known.place = shops.ctid`.execute(database);
  await sql`
    update plans set document = (document::jsonb || jsonb_build_object('shop', ${changed}))::json
    from (select ctid as place, document::jsonb -> 'shop' as described from plans) as known
    where known.place = plans.ctid and (document ->> 'version')::integer = ${planVersion}`.execute(database);
}
