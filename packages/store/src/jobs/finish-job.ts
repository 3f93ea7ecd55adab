import type { Transaction } from "kysely";
import { sql } from "kysely";
import { KEPT } from "../database/kept-statements.ts";
import type { Tables } from "../database/tables.ts";
import { insertPlan } from "../repositories/plan-repository.ts";
import type { JobQueue } from "./job-queue.ts";
import { executeSqlOn, partOf } from "./job-queue.ts";
import type { Held } from "./lease-jobs.ts";
import { settleFleets } from "./fleet.ts";
import type { StoredJob } from "./stored-job.ts";
import { jobColumns, selectJob } from "./stored-job.ts";

/** A plan to be stored together with the end of the job that made it. */
interface PlanToSave {
  readonly shop: string;
  /** The plan as JSON. */
  readonly json: string;
  readonly inputsHash: string;
  readonly savedAt: string;
}

/** How a job ended. */
export type JobEnd =
  | { readonly state: "ready"; /** JSON. */ readonly result: string }
  | { readonly state: "ready"; readonly plan: PlanToSave }
  | { readonly state: "failed"; /** JSON. */ readonly failure: string }
  | { readonly state: "cancelled" };

/**
 * Ends a job together with its result, in one transaction. Who no longer holds it is not heard: then another worker has it, or it
 * was ended, and nothing is stored.
 * @returns the job as it ended; null to those who are not heard
 */
export async function finishJob(
  database: Transaction<Tables>,
  queue: JobQueue,
  { id, fence }: Held,
  end: JobEnd,
): Promise<StoredJob | null> {
  const failure = end.state === "failed" ? end.failure : null;
  const result = "result" in end ? end.result : null;
  const { rows } = await sql<StoredJob & { readonly inFleet: boolean }>`${KEPT}
    with ended as (
      update jobs set state = ${end.state}, worker = null, lease_until = null, ended_at = clock_timestamp(),
        done = case when ${end.state} = 'ready' then total else done end, failure = ${failure}::json,
        label = ${LABELS[end.state]}
      where id = ${id}::uuid and fence = ${fence} and state = 'running'
      returning ${jobColumns}, jobs.in_fleet as "inFleet"),
    forgotten as (${partOf(queue.removing(), { 1: sql`array(select id from ended)` })}),
    kept as (
      insert into job_results (hash, kind, document)
      select hash, kind, document from ended, (select ${result}::json as document) as given where document is not null
      on conflict (organisation, hash) do nothing)
    select * from ended`.execute(database);
  const [ended] = rows;
  if (ended === undefined) return null;
  const { inFleet, ...job } = ended;
  if ("plan" in end) await storeResult(database, job, await planned(database, end.plan));
  if (inFleet) await settleFleets(database, [id]);
  return job;
}

const LABELS = { ready: "Ready", failed: "Failed", cancelled: "Cancelled" } as const;

async function planned(database: Transaction<Tables>, { shop, ...plan }: PlanToSave): Promise<string> {
  return JSON.stringify({ version: await insertPlan(database, shop, plan) });
}

async function storeResult(database: Transaction<Tables>, { hash, kind }: StoredJob, document: string): Promise<void> {
  await database
    .insertInto("job_results")
    .values({ hash, kind, document })
    .onConflict((conflict) => conflict.columns(["organisation", "hash"]).doNothing())
    .execute();
}

/**
 * Cancels a job: one that waits at once, one that runs by asking its worker, a fleet by cancelling all that it waits for.
 * @returns the job as it is now; null if there is none. One that had ended stays as it ended.
 */
export async function cancelJob(database: Transaction<Tables>, queue: JobQueue, id: string): Promise<StoredJob | null> {
  const members = await membersToCancel(database, id);
  const ids = [...members, id];
  // In the order of those who take them: first out of the queue, then the jobs by their ids, then the fleet.
  await queue.removeWaiting(executeSqlOn(database), ids);
  await sql`select id from jobs where id = any(${members}::uuid[]) order by id for update`.execute(database);
  const { rows: cancelled } = await sql<{ id: string }>`
    update jobs set state = 'cancelled', cancel_asked = true, ended_at = clock_timestamp(), label = 'Cancelled'
    where id = any(${ids}::uuid[]) and (state = 'waiting' or (state = 'running' and lease_until is null))
    returning id`.execute(database);
  await sql`update jobs set cancel_asked = true where id = any(${ids}::uuid[]) and state = 'running'`.execute(database);
  const gone = cancelled.map((job) => job.id);
  // A worker may have given one back just now, into the queue anew.
  await queue.removeWaiting(executeSqlOn(database), gone);
  await settleFleets(database, gone);
  return selectJob(database, id);
}

/** What only this fleet waits for. */
async function membersToCancel(database: Transaction<Tables>, fleet: string): Promise<string[]> {
  const { rows } = await sql<{ job: string }>`
    select job from fleet_members as mine where fleet = ${fleet}::uuid and not exists (
      select from fleet_members as theirs join jobs on jobs.id = theirs.fleet
      where theirs.job = mine.job and theirs.fleet <> mine.fleet and jobs.state = 'running')`.execute(database);
  return rows.map(({ job }) => job);
}
