import type { Kysely, RawBuilder } from "kysely";
import { CompiledQuery, sql } from "kysely";
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

/** A statement of the queue's own that is sent as part of another one; its values stand as `$1`, `$2` and so on. */
export interface QueueStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The queue that hands job ids out, each to one worker. It is called inside the store's own transactions, as part of the statements that
 * change the jobs: a job is in the queue exactly if it waits or runs, whatever goes down in between.
 */
export interface JobQueue {
  put(execute: ExecuteSql, jobs: readonly QueuedJob[]): Promise<void>;
  /**
   * Puts jobs in. The first value is a JSON list, for the caller to set: of each job `id`, `name` (its lane), `priority`, and
   * `startAfter` where it is put off.
   */
  putting(): Promise<QueueStatement>;
  /** Marks up to so many jobs of a lane as taken, the most urgent and oldest first, and gives their ids back. */
  taking(lane: string, count: number): Promise<QueueStatement>;
  /** Takes jobs out. The first value is a list of ids, for the caller to set. */
  removing(): QueueStatement;
  /** Lanes in which something waits that may be taken now. */
  lanesWaiting(execute: ExecuteSql): Promise<ReadonlySet<string>>;
  /** Takes jobs out, whether they were handed out or not. */
  remove(execute: ExecuteSql, ids: readonly string[]): Promise<void>;
  /** Takes out those of the jobs that were not handed out. */
  removeWaiting(execute: ExecuteSql, ids: readonly string[]): Promise<void>;
  /** Which of these wait in the queue. */
  known(execute: ExecuteSql, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A statement of the queue as part of another one. @param set by their number, values that the caller sets */
export function partOf(
  { text, values }: QueueStatement,
  set: Readonly<Record<number, RawBuilder<unknown>>> = {},
): RawBuilder<unknown> {
  // Every second piece is the number of a value.
  const pieces = text
    .split(/\$(\d+)/)
    .map((piece, index) =>
      index % 2 === 0 ? sql.raw(piece) : (set[Number(piece)] ?? sql.val(values[Number(piece) - 1])),
    );
  return sql.join(pieces, sql.raw(""));
}

/** What sends SQL through this database or transaction. */
export function executeSqlOn(database: Kysely<Tables>): ExecuteSql {
  return async (text, values = []) => {
    const { rows } = await database.executeQuery(CompiledQuery.raw(text, values));
    // A connection that is sent several statements answers with none of their rows.
    return { rows: Array.isArray(rows) ? rows : [] };
  };
}
