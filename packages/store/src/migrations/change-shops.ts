import type { Kysely, RawBuilder } from "kysely";
import { sql } from "kysely";

/**
 * Changes every stored shop, and the shop inside every stored plan of one form.
 * @param changed a shop as it is to be; `described` is the JSON of one as it is
 * @param planVersion version of the plan contract whose plans are changed
 */
export async function changeShops(
  database: Kysely<unknown>,
  changed: RawBuilder<unknown>,
  planVersion: number,
): Promise<void> {
  await sql`
    update shops set definition = ${changed} from (select id as key, definition as described from shops) as known
    where known.key = shops.id`.execute(database);
  await sql`
    update plans set document = (document::jsonb || jsonb_build_object('shop', ${changed}))::json
    from (select plans.shop as owner, plans.version as number, document::jsonb -> 'shop' as described from plans) as known
    where known.owner = plans.shop and known.number = plans.version
      and (document ->> 'version')::integer = ${planVersion}`.execute(database);
}
