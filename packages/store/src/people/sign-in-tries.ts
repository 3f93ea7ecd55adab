import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Wrong tries in a row under one key, and when the last one was. */
export interface Tries {
  readonly tries: number;
  readonly lastAt: string;
}

/**
 * Counts a try under each key before it is known whether it is right, so that many at the same moment cannot all pass under the
 * limit. One that is not let through is not counted: who keeps knocking makes nobody wait longer.
 * @param mayTry told what was counted so far, in the order of the keys; what lies longer back than `since` is forgotten
 */
export async function countTries(
  database: Transaction<Tables>,
  keys: readonly string[],
  { now, since }: { readonly now: string; readonly since: string },
  mayTry: (before: readonly (Tries | null)[]) => boolean,
): Promise<boolean> {
  // Made first and in one order always: two servers wait for each other here, and never in a circle.
  for (const key of [...keys].sort()) {
    await database
      .insertInto("sign_in_tries")
      .values({ key, tries: 0, last_at: now })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ key }))
      .execute();
  }
  const rows = await database.selectFrom("sign_in_tries").selectAll().where("key", "in", keys).execute();
  const known = new Map(rows.map((row) => [row.key, row]));
  const before = keys.map((key) => {
    const row = known.get(key);
    return row === undefined || row.tries === 0 || row.last_at < since
      ? null
      : { tries: row.tries, lastAt: row.last_at };
  });
  if (!mayTry(before)) return false;
  for (const [index, key] of keys.entries())
    await database
      .updateTable("sign_in_tries")
      .set({ tries: (before[index]?.tries ?? 0) + 1, last_at: now })
      .where("key", "=", key)
      .execute();
  return true;
}

/** After a right try: forgets what was counted under some keys, and takes this one try back under others. */
export async function forgetTries(
  database: Transaction<Tables>,
  { whole, one }: { readonly whole: readonly string[]; readonly one: readonly string[] },
): Promise<void> {
  if (whole.length > 0) await database.deleteFrom("sign_in_tries").where("key", "in", whole).execute();
  if (one.length > 0)
    await database
      .updateTable("sign_in_tries")
      .set({ tries: sql`greatest(0, tries - 1)` })
      .where("key", "in", one)
      .execute();
}
