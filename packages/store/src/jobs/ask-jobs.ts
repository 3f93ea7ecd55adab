import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { JobQueue } from "./job-queue.ts";
import { executeSqlOn } from "./job-queue.ts";

/** A job to be done. */
export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly shop: string | null;
  /** JSON. */
  readonly input: string;
  readonly hash: string;
  /** Higher ones are taken first. */
  readonly priority: number;
  readonly delaySeconds: number;
}

/** So many at once: each has eight values, and a statement of PostgreSQL takes 65,535. */
const AT_ONCE = 1_000;

/**
 * Stores jobs and puts them in the queue, in one transaction. Of those whose hash is waited for already, or answered, none is made anew.
 * @returns the id of the job that answers each, in the order asked
 */
export async function askJobs(
  database: Transaction<Tables>,
  queue: JobQueue,
  jobs: readonly NewJob[],
): Promise<string[]> {
  const byHash = new Map<string, NewJob>();
  for (const job of jobs) if (!byHash.has(job.hash)) byHash.set(job.hash, job);
  const known = new Map<string, string>();
  const distinct = [...byHash.values()];
  for (let from = 0; from < distinct.length; from += AT_ONCE) {
    const asked = await askPart(database, queue, distinct.slice(from, from + AT_ONCE));
    for (const [hash, id] of asked) known.set(hash, id);
  }
  return jobs.map(({ hash }) => {
    const id = known.get(hash);
    if (id === undefined) throw new Error("A job that was asked for is neither new nor known.");
    return id;
  });
}

async function askPart(
  database: Transaction<Tables>,
  queue: JobQueue,
  jobs: readonly NewJob[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const answered = await answeredHashes(database, jobs);
  const answers = jobs.filter(({ hash }) => answered.has(hash));
  for (const { hash, id } of await insert(database, answers, "ready")) ids.set(hash, id);
  const open = jobs.filter(({ hash }) => !answered.has(hash));
  const fresh = await insert(database, open, "waiting");
  const made = new Set(fresh.map(({ id }) => id));
  await queue.put(
    executeSqlOn(database),
    open.filter(({ id }) => made.has(id)),
  );
  for (const { hash, id } of fresh) ids.set(hash, id);
  const asked = open.filter(({ hash }) => !ids.has(hash));
  if (asked.length > 0) for (const { hash, id } of await others(database, asked)) ids.set(hash, id);
  return ids;
}

interface Entry {
  readonly hash: string;
  readonly id: string;
}

async function answeredHashes(database: Transaction<Tables>, jobs: readonly NewJob[]): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    select hash from job_results where hash = any(${jobs.map(({ hash }) => hash)}::text[])`.execute(database);
  return new Set(rows.map(({ hash }) => hash));
}

async function insert(
  database: Transaction<Tables>,
  jobs: readonly NewJob[],
  state: "ready" | "waiting",
): Promise<readonly Entry[]> {
  if (jobs.length === 0) return [];
  const values = jobs.map(({ id, kind, lane, shop, input, hash, priority }) => ({
    id,
    kind,
    lane,
    shop,
    input,
    hash,
    priority,
    state,
    label: state === "ready" ? "Known from an earlier run" : "Waiting for its turn",
    done: state === "ready" ? 1 : 0,
    ended_at: state === "ready" ? sql<string>`clock_timestamp()` : null,
  }));
  return database
    .insertInto("jobs")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(["organisation", "hash"])
        .where("state", "in", [sql.lit("waiting"), sql.lit("running")])
        .doNothing(),
    )
    .returning(["id", "hash"])
    .execute();
}

/** Whoever answers these: mostly a job under way; where that ended this moment, the one that ended. */
async function others(database: Transaction<Tables>, jobs: readonly NewJob[]): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select distinct on (hash) hash, id from jobs where hash = any(${jobs.map(({ hash }) => hash)}::text[])
    order by hash, state in ('waiting', 'running') desc, asked_at desc`.execute(database);
  return rows;
}
