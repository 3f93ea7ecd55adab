import type { Transaction } from "kysely";
import { sql } from "kysely";
import { KEPT } from "../database/kept-statements.ts";
import type { Tables } from "../database/tables.ts";
import type { JobQueue } from "./job-queue.ts";
import { partOf } from "./job-queue.ts";

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
  /** Whether a fleet waits for it. */
  readonly inFleet?: boolean;
}

/** The channel on which lanes are named in which something waits. */
export const JOB_NOTICES = "springtide_jobs";

/** So many in one statement. */
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
  const ids = new Map((await insert(database, queue, jobs)).map(({ hash, id }) => [hash, id]));
  const asked = jobs.filter(({ hash }) => !ids.has(hash));
  if (asked.length > 0) for (const { hash, id } of await others(database, asked)) ids.set(hash, id);
  return ids;
}

interface Entry {
  readonly hash: string;
  readonly id: string;
}

/**
 * Stores jobs: as ready where the answer is known, else as waiting and in the queue, and not at all where one of the same hash is under
 * way. Everybody does so in the order of the hashes, so that no two transactions wait for each other.
 */
async function insert(
  database: Transaction<Tables>,
  queue: JobQueue,
  jobs: readonly NewJob[],
): Promise<readonly Entry[]> {
  const messages = sql`(
    select coalesce(json_agg(json_build_object('id', fresh.id, 'name', fresh.lane, 'priority', fresh.priority,
      'startAfter', case when "delaySeconds" > 0 then "delaySeconds" || ' seconds' end)), '[]')
    from fresh join asked on asked.id = fresh.id where state = 'waiting')`;
  const { rows } = await sql<Entry>`${KEPT}
    with asked as materialized (
      select * from json_to_recordset(${JSON.stringify(jobs)}::json) as asked
        (id uuid, kind text, lane text, shop text, input text, hash text, priority integer, "delaySeconds" double precision,
          "inFleet" boolean)),
    fresh as (
      insert into jobs (id, kind, lane, shop, input, hash, priority, in_fleet, state, label, done, ended_at)
      select id, kind, lane, shop, input::json, hash, priority, coalesce("inFleet", false),
        case when known then 'ready' else 'waiting' end,
        case when known then 'Known from an earlier run' else 'Waiting for its turn' end,
        case when known then 1 else 0 end, case when known then clock_timestamp() end
      from (select asked.*, exists (select from job_results where job_results.hash = asked.hash) as known from asked) as asked
      order by hash
      on conflict (organisation, hash) where state in ('waiting', 'running') do nothing
      returning id, hash, state, lane, priority),
    queued as (${partOf(await queue.putting(), { 1: messages })})
    select id, hash, case when state = 'waiting' then pg_notify(${JOB_NOTICES}, lane) end as told from fresh`.execute(
    database,
  );
  return rows;
}

/** Whoever answers these: mostly a job under way; where that ended this moment, the one that ended. */
async function others(database: Transaction<Tables>, jobs: readonly NewJob[]): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select distinct on (hash) hash, id from jobs where hash = any(${jobs.map(({ hash }) => hash)}::text[])
    order by hash, state in ('waiting', 'running') desc, asked_at desc`.execute(database);
  return rows;
}
