import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** How far a job is. `ready`, `failed` and `cancelled` are final. */
export type JobState = "waiting" | "running" | "ready" | "failed" | "cancelled";

/** A piece of background work as it is stored; times are of the database's clock, ISO 8601 in UTC. */
export interface StoredJob {
  readonly id: string;
  readonly organisation: number;
  readonly kind: string;
  /** The queue it waits in: work of one kind of need stands in one lane. */
  readonly lane: string;
  /** The shop that it is about, if it is about one. */
  readonly shop: string | null;
  /** As it was asked; by reference, so it is small. Not parsed yet. */
  readonly input: unknown;
  /** Of the question and of the code that answers it: the same hash, the same result. */
  readonly hash: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  readonly label: string;
  /** How often a worker began it and was lost. */
  readonly attempts: number;
  /** Goes up each time a worker takes it; what an earlier one brings is not taken. */
  readonly fence: number;
  /** Who has it now. */
  readonly worker: string | null;
  readonly cancelAsked: boolean;
  /** What went wrong, once it failed. Not parsed yet. */
  readonly failure: unknown;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** The columns of a job, named as in `StoredJob`. */
export const jobColumns = sql<StoredJob>`
  jobs.id, jobs.organisation, jobs.kind, jobs.lane, jobs.shop, jobs.input, jobs.hash, jobs.state, jobs.done, jobs.total,
  jobs.label, jobs.attempts, jobs.fence, jobs.worker, jobs.cancel_asked as "cancelAsked", jobs.failure,
  jobs.asked_at as "askedAt", jobs.started_at as "startedAt", jobs.ended_at as "endedAt"`;

export async function selectJob(database: Kysely<Tables>, id: string): Promise<StoredJob | null> {
  const { rows } = await sql<StoredJob>`select ${jobColumns} from jobs where id = ${id}::uuid`.execute(database);
  return rows[0] ?? null;
}

/** The newest job of a kind for a shop, whatever became of it. */
export async function selectNewestJob(
  database: Kysely<Tables>,
  { kind, shop }: { readonly kind: string; readonly shop: string },
): Promise<StoredJob | null> {
  const { rows } = await sql<StoredJob>`
    select ${jobColumns} from jobs where kind = ${kind} and shop = ${shop} order by asked_at desc, id desc limit 1
  `.execute(database);
  return rows[0] ?? null;
}

/** The newest job of a kind for each shop that ever had one. */
export async function selectNewestJobs(database: Kysely<Tables>, kind: string): Promise<StoredJob[]> {
  const { rows } = await sql<StoredJob>`
    select distinct on (jobs.shop) ${jobColumns} from jobs where kind = ${kind} and shop is not null
    order by shop, asked_at desc, id desc`.execute(database);
  return rows;
}

export interface JobPage {
  /** Only jobs of this kind, shop, state; all of them where undefined. */
  readonly kind?: string | undefined;
  readonly shop?: string | undefined;
  readonly state?: JobState | undefined;
  /** Jobs asked before this one; from the newest on where undefined. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Jobs, newest first. */
export async function selectJobs(
  database: Kysely<Tables>,
  { kind, shop, state, before, limit }: JobPage,
): Promise<StoredJob[]> {
  const { rows } = await sql<StoredJob>`
    select ${jobColumns} from jobs
    where (${kind ?? null}::text is null or kind = ${kind ?? null}) and (${shop ?? null}::text is null or shop = ${shop ?? null})
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${before ?? null}::uuid is null
        or (asked_at, id) < (select asked_at, id from jobs where id = ${before ?? null}::uuid))
    order by asked_at desc, id desc limit ${limit}`.execute(database);
  return rows;
}

/** What a question was answered with, as JSON word for word; null if it was not yet. */
export async function selectResult(database: Kysely<Tables>, hash: string): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select document::text as json from job_results where hash = ${hash}`.execute(database);
  return rows[0]?.json ?? null;
}
