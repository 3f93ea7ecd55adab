import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { NewJob } from "./ask-jobs.ts";
import { askJobs } from "./ask-jobs.ts";
import type { JobQueue } from "./job-queue.ts";
import type { JobState } from "./stored-job.ts";

/** Many jobs asked as one. */
export interface NewFleet {
  readonly fleet: NewJob;
  /** In the order of the table of results; the label tells a reader which is which. */
  readonly members: readonly { readonly label: string; readonly job: NewJob }[];
}

/** One line of a fleet's table of results. */
export interface FleetMember {
  readonly position: number;
  readonly label: string;
  readonly job: string;
  readonly hash: string;
  readonly state: JobState;
  /** What went wrong, where it failed. Not parsed yet. */
  readonly failure: unknown;
}

/**
 * Stores a fleet and its jobs, in one transaction. It needs no worker of its own: whoever ends the last of its jobs ends it as well.
 * @returns the fleet's id; that of the same fleet where one is under way
 */
export async function askFleet(
  database: Transaction<Tables>,
  queue: JobQueue,
  { fleet, members }: NewFleet,
): Promise<string> {
  const { id, kind, lane, shop, input, hash, priority } = fleet;
  const label = "Waiting for its first result";
  const inserted = await database
    .insertInto("jobs")
    .values({
      id,
      kind,
      lane,
      shop,
      input,
      hash,
      priority,
      label,
      state: "running",
      total: Math.max(1, members.length),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["organisation", "hash"])
        .where("state", "in", [sql.lit("waiting"), sql.lit("running")])
        .doNothing(),
    )
    .returning("id")
    .execute();
  if (inserted.length === 0) return underWay(database, hash);
  const ids = await askJobs(
    database,
    queue,
    members.map(({ job }) => job),
  );
  await sql`insert into fleet_members (fleet, position, label, job)
    select ${id}::uuid, position, label, job
    from unnest(${members.map(({ label: name }) => name)}::text[], ${ids}::uuid[]) with ordinality as member (label, job, position)
  `.execute(database);
  await settle(database, id);
  return id;
}

async function underWay(database: Transaction<Tables>, hash: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from jobs where hash = ${hash} order by state in ('waiting', 'running') desc, asked_at desc limit 1
  `.execute(database);
  const [known] = rows;
  if (known === undefined) throw new Error("A fleet that was asked for is neither new nor known.");
  return known.id;
}

/** Brings the fleets that wait for these jobs up to date. */
export async function settleFleets(database: Transaction<Tables>, jobs: readonly string[]): Promise<void> {
  if (jobs.length === 0) return;
  const { rows } = await sql<{ fleet: string }>`
    select distinct fleet from fleet_members where job = any(${[...jobs]}::uuid[]) order by fleet`.execute(database);
  for (const { fleet } of rows) await settle(database, fleet);
}

/** Counts what a fleet has; the last of its jobs ends it. Those who end its jobs at the same time take turns here. */
async function settle(database: Transaction<Tables>, fleet: string): Promise<void> {
  const { rows: open } = await sql<{ id: string }>`
    select id from jobs where id = ${fleet}::uuid and state = 'running' for update`.execute(database);
  if (open.length === 0) return;
  await sql`
    update jobs set done = counted.ended, label = counted.ended || ' of ' || counted.members || ' ended',
      state = case when counted.ended = counted.members then 'ready' else state end,
      ended_at = case when counted.ended = counted.members then clock_timestamp() end
    from (select count(*) as members, count(*) filter (where member.state in ('ready', 'failed', 'cancelled')) as ended
      from fleet_members join jobs as member on member.id = fleet_members.job where fleet = ${fleet}::uuid) as counted
    where jobs.id = ${fleet}::uuid`.execute(database);
}

/** The table of results from a position on. */
export async function selectMembers(
  database: Transaction<Tables>,
  fleet: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<FleetMember[]> {
  const { rows } = await sql<FleetMember>`
    select position, fleet_members.label, job, hash, state, failure
    from fleet_members join jobs on jobs.id = fleet_members.job
    where fleet = ${fleet}::uuid and position > ${after} order by position limit ${limit}`.execute(database);
  return rows;
}
