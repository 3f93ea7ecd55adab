import PgBoss from "pg-boss";
import type { ExecuteSql, JobQueue, QueueStatement, Store } from "@springtide/store";

/** Where pg-boss keeps its tables, beside ours: they hold ids of jobs that wait, and nothing else. */
const SCHEMA = "springtide_queue";

/** What jobs wait for: a thread that computes, a connection to somewhere, or, in the night, other jobs. */
export const LANES = ["compute", "errands", "nights"] as const;
export type Lane = (typeof LANES)[number];

/** The one lane whose jobs are ever put off. Of the others none is held back by a clock that was set back. */
const DELAYED: Lane = "errands";

export interface OpenQueue {
  readonly queue: JobQueue;
  readonly close: () => Promise<void>;
}

/**
 * The queue of jobs: pg-boss, through the store's own connections, so that a job is stored and queued in one transaction. Its watch
 * over jobs under way is left off: it has no signs of life, and jobs that were lost are found by their leases.
 */
export async function openBossQueue(store: Store, log: (line: string) => void): Promise<OpenQueue> {
  const boss = new PgBoss({ db: { executeSql: store.executeSql }, schema: SCHEMA, supervise: false, schedule: false });
  boss.on("error", (error) => {
    log(`The queue of jobs: ${error.message}`);
  });
  await store.oneAtATime(SCHEMA, async () => {
    await boss.start();
    for (const lane of LANES) await boss.createQueue(lane);
  });
  await store.openQueueSchema(SCHEMA);
  return { queue: queueOf(boss), close: () => boss.stop({ graceful: false }) };
}

function queueOf(boss: PgBoss): JobQueue {
  return {
    async put(execute, jobs) {
      if (jobs.length === 0) return;
      const messages = jobs.map(({ id, lane, priority, delaySeconds }) => ({
        id,
        name: lane,
        priority,
        ...(delaySeconds > 0 ? { startAfter: `${delaySeconds} seconds` } : {}),
      }));
      await boss.insert(messages, through(execute));
    },
    putting: () => sentBy((execute) => boss.insert([], through(execute))),
    taking(lane, count) {
      const ignoreStartAfter = lane !== DELAYED;
      return sentBy((execute) => boss.fetch(lane, { ...through(execute), batchSize: count, ignoreStartAfter }));
    },
    removing: () => ({ text: removal(""), values: [[]] }),
    async lanesWaiting(execute) {
      const { rows } = await execute(
        `select lane as id from unnest($1::text[]) as lane where exists (
          select from ${SCHEMA}.job
          where name = lane and state < 'active' and (start_after < now() or lane <> '${DELAYED}'))`,
        [[...LANES]],
      );
      return new Set(rows.map(idOf));
    },
    async remove(execute, ids) {
      if (ids.length > 0) await execute(removal(""), [[...ids]]);
    },
    async removeWaiting(execute, ids) {
      if (ids.length > 0) await execute(removal("and state < 'active'"), [[...ids]]);
    },
    async known(execute, ids) {
      const { rows } = await execute(
        `select id::text as id from ${SCHEMA}.job
        where name in (${LANE_NAMES}) and id = any($1::uuid[]) and state < 'active'`,
        [[...ids]],
      );
      return new Set(rows.map(idOf));
    },
  };
}

const LANE_NAMES = LANES.map((lane) => `'${lane}'`).join(", ");

/** pg-boss takes jobs out of one queue at a time, by a statement that cannot be part of another one. */
function removal(only: string): string {
  return `delete from ${SCHEMA}.job where name in (${LANE_NAMES}) and id = any($1::uuid[]) ${only}`;
}

/** The statement that pg-boss would send, without sending it. */
async function sentBy(work: (execute: ExecuteSql) => Promise<unknown>): Promise<QueueStatement> {
  const sent: QueueStatement[] = [];
  await work((text, values = []) => {
    sent.push({ text, values });
    return Promise.resolve({ rows: [] });
  });
  const [statement] = sent;
  if (statement === undefined || sent.length > 1) throw new Error("pg-boss did not send the one statement expected.");
  return statement;
}

function through(execute: ExecuteSql): { readonly db: { readonly executeSql: ExecuteSql } } {
  return { db: { executeSql: execute } };
}

function idOf(row: unknown): string {
  if (typeof row === "object" && row !== null && "id" in row && typeof row.id === "string") return row.id;
  throw new Error("The queue of jobs has a row without an id.");
}
