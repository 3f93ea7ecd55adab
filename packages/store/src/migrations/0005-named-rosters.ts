import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Shops and plans that were stored when nobody could be rostered by name and no plan was verified: nobody and none is. */
export const namedRosters: Migration = {
  async up(database: Kysely<unknown>) {
    await shops.execute(database);
    await plans.execute(database);
  },
};

// The settings stand here as they were: what was released is never changed.
const settings = JSON.stringify({
  firstDay: null,
  weeks: 4,
  gap: 0.02,
  rounds: 30,
  nodes: 200,
  wishHours: 2,
  fairnessShare: 0.1,
  unpopular: [
    ...Array.from({ length: 5 }, () => [
      { fromMinute: 0, toMinute: 420 },
      { fromMinute: 1080, toMinute: 1440 },
    ]),
    ...Array.from({ length: 2 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
  ],
});

/** A shop without people, from one that knew of none; `described` is its JSON. */
const withoutPeople = sql`
  described || jsonb_build_object(
    'contracts', '[]'::jsonb,
    'shiftPatterns', '[]'::jsonb,
    'sites', (select coalesce(jsonb_agg('{"labourRules": null}'::jsonb || value order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'sites') with ordinality as item (value, place)),
    'queues', (select coalesce(jsonb_agg('{"staffedBy": []}'::jsonb || value order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'queues') with ordinality as item (value, place)),
    'teams', (select coalesce(jsonb_agg('{"people": []}'::jsonb || value order by place), '[]'::jsonb)
      from jsonb_array_elements(described -> 'teams') with ordinality as item (value, place)),
    'plan', jsonb_build_object('roster', ${settings}::jsonb) || (described -> 'plan'))`;

const shops = sql`
  update shops set definition = ${withoutPeople} from (select id as key, definition as described from shops) as known
  where known.key = shops.id and not described ? 'contracts'`;

const plans = sql`
  update plans set document = (document::jsonb || jsonb_build_object(
    'version', 4,
    'roster', null,
    'verification', null,
    'shop', ${withoutPeople}))::json
  from (select plans.shop as owner, plans.version as number, document::jsonb -> 'shop' as described from plans) as known
  where known.owner = plans.shop and known.number = plans.version and (document ->> 'version')::integer = 3`;
