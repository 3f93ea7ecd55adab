import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/**
 * Records of seats belong to the partner that has the agreement: whoever gets it next begins anew. Those that there are belong to whom the
 * newest request under it was sent; of agreements without any, to whoever has it.
 */
export const seatsByPartner: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table partner_seats add column partner text not null default ''`.execute(database);
    await sql`update partner_seats set partner = coalesce((
      select request.partner from commitment_requests as request
      where request.organisation = partner_seats.organisation and request.shop = partner_seats.shop
        and request.agreement = partner_seats.agreement and request.partner is not null
      order by request.number desc limit 1), '')`.execute(database);
    await sql`alter table partner_seats drop constraint partner_seats_pkey`.execute(database);
    await sql`alter table partner_seats add primary key (shop, agreement, partner, seat, organisation)`.execute(
      database,
    );
  },
};
