import { sql } from "kysely";
import type { InScope } from "../database/scope.ts";

/** What those who watch over the service ask of the store. */
export interface StoreHealth {
  /** Kept where the database answers a query, else broken with what it said. */
  answers(): Promise<void>;
  /** Background work of every organisation, counted by its state; states that no job has are left out. */
  jobsByState(): Promise<Readonly<Record<string, number>>>;
  /** Whether jobs have been waiting for so long, and none is being done. @param waitedSeconds how long */
  jobsStandStill(waitedSeconds: number): Promise<boolean>;
}

/** @param everywhere runs a transaction in the scope of every organisation */
export function storeHealth(everywhere: InScope): StoreHealth {
  return {
    answers: () =>
      everywhere(async (database) => {
        await sql`select 1`.execute(database);
      }),
    jobsByState: () =>
      everywhere(async (database) => {
        const rows = await database
          .selectFrom("jobs")
          .select(["state", ({ fn }) => fn.countAll<string | number>().as("count")])
          .groupBy("state")
          .execute();
        return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
      }),
    jobsStandStill: (waitedSeconds) =>
      everywhere(async (database) => {
        const { rows } = await sql<{ stand: boolean }>`
          select count(*) filter (where state = 'waiting'
              and asked_at < clock_timestamp() - ${waitedSeconds} * interval '1 second') > 0
            and count(*) filter (where state = 'running') = 0 as stand
          from jobs where state in ('waiting', 'running')`.execute(database);
        return rows[0]?.stand === true;
      }),
  };
}
