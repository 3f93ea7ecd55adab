import type { Kysely } from "kysely";
import { CompiledQuery } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Sends SQL with its values, in whatever transaction it was made for. Several statements may be sent where there are no values. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** What a queue is told of a job. */
interface QueuedJob {
  readonly id: string;
  readonly lane: string;
  readonly priority: number;
  /** Seconds before which it is not handed out. */
  readonly delaySeconds: number;
}

/**
 * The queue that hands job ids out, each to one worker. It is called inside the store's own transactions: a job is in the queue exactly
 * if it is stored as waiting, whatever goes down in between.
 */
export interface JobQueue {
  put(execute: ExecuteSql, jobs: readonly QueuedJob[]): Promise<void>;
  /** Takes up to so many ids out of a lane, the most urgent and oldest first: the queue does not know them any more. */
  take(execute: ExecuteSql, lane: string, count: number): Promise<readonly string[]>;
  /** Lanes in which something waits that may be taken now. */
  lanesWaiting(execute: ExecuteSql): Promise<ReadonlySet<string>>;
  remove(execute: ExecuteSql, lane: string, ids: readonly string[]): Promise<void>;
  /** Ids of a lane that are in the queue. */
  known(execute: ExecuteSql, lane: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What sends SQL through this database or transaction. */
export function executeSqlOn(database: Kysely<Tables>): ExecuteSql {
  return async (text, values = []) => {
    const { rows } = await database.executeQuery(CompiledQuery.raw(text, values));
    // A connection that is sent several statements answers with none of their rows.
    return { rows: Array.isArray(rows) ? rows : [] };
  };
}
