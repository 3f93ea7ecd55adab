import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeScopeFunctions, protectOrganisations, protectTable } from "./row-level-security.ts";

/** What was stored when there was one organisation only becomes the first one's, and the database keeps organisations apart. */
export const organisations: Migration = {
  async up(database: Kysely<unknown>) {
    await makeScopeFunctions(database);
    await sql`create table organisations (
      id integer generated always as identity primary key,
      name text not null,
      created_at timestamptz not null
    )`.execute(database);
    await sql`insert into organisations (name, created_at) values ('Our organisation', now())`.execute(database);
    for (const name of TABLES)
      await sql`alter table ${sql.table(name)} add column organisation integer not null default 1
        references organisations on delete cascade`.execute(database);
    for (const statement of keysByOrganisation) await statement.execute(database);
    for (const name of TABLES) {
      await sql`alter table ${sql.table(name)} alter column organisation set default springtide_organisation()`.execute(
        database,
      );
      await protectTable(database, name);
    }
    await protectOrganisations(database);
  },
};

const TABLES = ["shops", "imports", "contact_series", "contact_days", "weather_days", "plans"];

/**
 * Two organisations may have shops of one id, and no row refers to one of another organisation. The id comes first in each key:
 * queries name it, and the policies do the rest.
 */
const keysByOrganisation = [
  sql`alter table imports drop constraint imports_shop_fkey`,
  sql`alter table contact_series drop constraint contact_series_shop_fkey, drop constraint contact_series_import_fkey`,
  sql`alter table contact_days drop constraint contact_days_series_fkey`,
  sql`alter table weather_days drop constraint weather_days_shop_fkey, drop constraint weather_days_pkey`,
  sql`alter table plans drop constraint plans_shop_fkey, drop constraint plans_pkey`,
  sql`alter table shops drop constraint shops_pkey`,
  sql`alter table shops add primary key (id, organisation)`,
  sql`alter table imports add unique (id, organisation),
    add foreign key (shop, organisation) references shops (id, organisation) on delete cascade`,
  sql`alter table contact_series add unique (id, organisation),
    add foreign key (shop, organisation) references shops (id, organisation) on delete cascade,
    add foreign key (import, organisation) references imports (id, organisation) on delete cascade`,
  sql`alter table contact_days
    add foreign key (series, organisation) references contact_series (id, organisation) on delete cascade`,
  sql`alter table weather_days add primary key (shop, market, day, organisation),
    add foreign key (shop, organisation) references shops (id, organisation) on delete cascade`,
  sql`alter table plans add primary key (shop, version, organisation),
    add foreign key (shop, organisation) references shops (id, organisation) on delete cascade`,
];
