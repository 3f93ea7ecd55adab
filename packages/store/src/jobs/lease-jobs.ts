import type { Transaction } from "kysely";
import { sql } from "kysely";
import { KEPT } from "../database/kept-statements.ts";
import type { Tables } from "../database/tables.ts";
import { JOB_NOTICES } from "./ask-jobs.ts";
import { settleFleets } from "./fleet.ts";
import type { JobQueue } from "./job-queue.ts";
import { executeSqlOn, partOf } from "./job-queue.ts";
import type { StoredJob } from "./stored-job.ts";
import { jobColumns } from "./stored-job.ts";

/** Who works, and how long a job stays theirs without a sign of life. */
export interface Lessee {
  readonly worker: string;
  readonly leaseSeconds: number;
}

/** A job as one worker holds it. */
export interface Held {
  readonly id: string;
  readonly fence: number;
}

export interface Beat extends Held {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** What a worker learns at a sign of life: the job is no longer theirs, or was asked to be cancelled, or goes on. */
export type BeatAnswer = "lost" | "cancel" | "on";

/**
 * What a database that went down may forget at no cost but time need not wait for the disk: signs of life, and that a job was taken. Then
 * it waits again, and of two workers who do it the first one's end is heard.
 */
const WITHOUT_WAITING = sql`set_config('synchronous_commit', 'off', true)`;

/**
 * Takes up to so many jobs of a lane for a worker. Here as wherever several jobs are held at once, they are locked in the order of their
 * ids, and fleets after their jobs, so that no two transactions wait for each other.
 */
export async function claimJobs(
  database: Transaction<Tables>,
  queue: JobQueue,
  lane: string,
  { worker, leaseSeconds, count }: Lessee & { readonly count: number },
): Promise<StoredJob[]> {
  const { rows } = await sql<StoredJob>`${KEPT}
    with queued as (${partOf(await queue.taking(lane, count))}),
    taken as (
      select id from jobs
      where id = any(array(select id from queued)) and state = 'waiting' and (select ${WITHOUT_WAITING}) is not null
      order by id for update)
    update jobs set state = 'running', fence = fence + 1, attempts = attempts + 1, worker = ${worker},
      lease_seconds = ${leaseSeconds}, lease_until = ${leaseEnd(leaseSeconds)}, label = 'Beginning',
      started_at = coalesce(started_at, clock_timestamp())
    from taken where jobs.id = taken.id and state = 'waiting' returning ${jobColumns}`.execute(database);
  return rows;
}

function leaseEnd(leaseSeconds: number) {
  return sql`clock_timestamp() + ${leaseSeconds}::double precision * interval '1 second'`;
}

/** Signs of life with progress, of all the jobs that a worker holds. */
export async function beatJobs(
  database: Transaction<Tables>,
  beats: readonly Beat[],
  leaseSeconds: number,
): Promise<ReadonlyMap<string, BeatAnswer>> {
  const answers = new Map<string, BeatAnswer>(beats.map(({ id }) => [id, "lost"]));
  if (beats.length === 0) return answers;
  await sql`select ${WITHOUT_WAITING}`.execute(database);
  const { rows } = await sql<{ id: string; cancel: boolean }>`
    with beat as (
      select * from unnest(${beats.map(({ id }) => id)}::uuid[], ${beats.map(({ fence }) => fence)}::integer[],
        ${beats.map(({ done }) => done)}::double precision[], ${beats.map(({ total }) => total)}::double precision[],
        ${beats.map(({ label }) => label)}::text[]) as beat (id, fence, done, total, label)),
      held as (
        select jobs.id from jobs join beat on beat.id = jobs.id and beat.fence = jobs.fence where state = 'running'
        order by jobs.id for update of jobs)
    update jobs set lease_until = ${leaseEnd(leaseSeconds)}, done = beat.done, total = beat.total, label = beat.label
    from beat join held on held.id = beat.id
    where jobs.id = beat.id and jobs.fence = beat.fence and jobs.state = 'running'
    returning jobs.id, jobs.cancel_asked as cancel`.execute(database);
  for (const { id, cancel } of rows) answers.set(id, cancel ? "cancel" : "on");
  return answers;
}

export interface GivenBack {
  /** Seconds before which nobody takes them. */
  readonly delaySeconds?: number;
  /** Whether they were begun and broke down; else it is as if they had never been begun. */
  readonly brokeDown?: boolean;
}

/** Puts jobs back that a worker holds and will not finish. */
export async function giveBack(
  database: Transaction<Tables>,
  queue: JobQueue,
  held: readonly Held[],
  { delaySeconds = 0, brokeDown = false }: GivenBack = {},
): Promise<void> {
  if (held.length === 0) return;
  const { rows } = await sql<WaitingAgain>`
    update jobs set state = 'waiting', attempts = attempts - ${brokeDown ? 0 : 1}::integer, worker = null, lease_until = null, done = 0, total = 1,
      label = 'Waiting for its turn'
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::integer[]) as given (id, fence)
    where jobs.id = given.id and jobs.fence = given.fence and jobs.state = 'running'
    returning jobs.id, jobs.lane, jobs.priority`.execute(database);
  await putAgain(database, queue, rows, delaySeconds);
}

interface WaitingAgain {
  readonly id: string;
  readonly lane: string;
  readonly priority: number;
}

async function putAgain(
  database: Transaction<Tables>,
  queue: JobQueue,
  jobs: readonly WaitingAgain[],
  delaySeconds: number,
): Promise<void> {
  if (jobs.length === 0) return;
  const execute = executeSqlOn(database);
  // Whatever the queue still knows of them is of the run that ended.
  await queue.remove(
    execute,
    jobs.map(({ id }) => id),
  );
  await queue.put(
    execute,
    jobs.map((job) => ({ ...job, delaySeconds })),
  );
  await sql`select pg_notify(${JOB_NOTICES}, lane) from unnest(${jobs.map(({ lane }) => lane)}::text[]) as lane`.execute(
    database,
  );
}

/** Jobs taken up again, and those that were given up. */
export interface Swept {
  readonly again: readonly string[];
  readonly givenUp: readonly StoredJob[];
}

interface SweepTerms {
  readonly mine: readonly string[];
  readonly alone?: boolean;
  readonly most: number;
  readonly failure: string;
}

/**
 * Takes back jobs whose worker shows no sign of life, by the database's clock; a lease that ends later than it ever could
 * stems from a clock that jumped. A job that lost its worker too often is given up: it may be what brings workers down.
 * @param mine jobs that the asking process knows to be alive
 * @param alone whether no other process can be at work, so that whatever is not the asking process's is lost
 * @param most attempts before a job is given up
 */
export async function sweepJobs(
  database: Transaction<Tables>,
  queue: JobQueue,
  { mine, alone = false, most, failure }: SweepTerms,
): Promise<Swept> {
  const { rows: lost } = await sql<{ id: string }>`
    select id from jobs where state = 'running' and id <> all(${[...mine]}::uuid[])
      and (${alone} and lease_until is not null or lease_until < clock_timestamp() or lease_until > clock_timestamp() + 2 * lease_seconds * interval '1 second')
    for update skip locked`.execute(database);
  if (lost.length === 0) return { again: [], givenUp: [] };
  const ids = lost.map(({ id }) => id);
  const { rows: again } = await sql<WaitingAgain>`
    update jobs set state = 'waiting', worker = null, lease_until = null, label = 'Waiting for another worker'
    where id = any(${ids}::uuid[]) and attempts < ${most} returning id, lane, priority`.execute(database);
  await putAgain(database, queue, again, 0);
  const { rows: givenUp } = await sql<StoredJob>`
    update jobs set state = 'failed', worker = null, lease_until = null, label = 'Given up', failure = ${failure}::json,
      ended_at = clock_timestamp()
    where id = any(${ids}::uuid[]) and state = 'running' returning ${jobColumns}`.execute(database);
  const ended = givenUp.map(({ id }) => id);
  await queue.remove(executeSqlOn(database), ended);
  await settleFleets(database, ended);
  return { again: again.map(({ id }) => id), givenUp };
}

/** Puts waiting jobs into the queue that it does not know: after a restore, or where its own tables were lost. */
export async function requeueForgotten(database: Transaction<Tables>, queue: JobQueue): Promise<readonly string[]> {
  const { rows } = await sql<WaitingAgain>`
    select id, lane, priority from jobs where state = 'waiting' for update skip locked`.execute(database);
  const known = await queue.known(
    executeSqlOn(database),
    rows.map(({ id }) => id),
  );
  const forgotten = rows.filter(({ id }) => !known.has(id));
  await putAgain(database, queue, forgotten, 0);
  return forgotten.map(({ id }) => id);
}
