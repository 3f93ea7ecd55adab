import type { Transaction } from "kysely";
import { sql } from "kysely";
import { KEPT } from "../database/kept-statements.ts";
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
    members.map(({ job }) => ({ ...job, inFleet: true })),
  );
  const others = ids.filter((job, index) => job !== members[index]?.job.id);
  // Whoever ends one of these now either is waited for and counted below, or waits and sees this fleet.
  if (others.length > 0)
    await sql`
      with theirs as (select id from jobs where id = any(${others}::uuid[]) order by id for update)
      update jobs set in_fleet = true from theirs where jobs.id = theirs.id`.execute(database);
  await sql`insert into fleet_members (fleet, position, label, job)
    select ${id}::uuid, position, label, job
    from unnest(${members.map(({ label: name }) => name)}::text[], ${ids}::uuid[]) with ordinality as member (label, job, position)
  `.execute(database);
  await begin(database, id);
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

/**
 * Counts jobs that end in this transaction for the fleets that wait for them; the last one ends its fleet. To be called after they
 * are stored as ended, so that a fleet that was asked meanwhile is seen.
 */
export async function settleFleets(database: Transaction<Tables>, ended: readonly string[]): Promise<void> {
  if (ended.length === 0) return;
  await sql`${KEPT}
    with counted as (
      select fleet, count(*) as more from fleet_members
      where job in (select id::uuid from json_array_elements_text(${JSON.stringify(ended)}::json) as id) group by fleet),
    open as (
      select id, more from jobs join counted on counted.fleet = jobs.id where state = 'running' order by id for update of jobs)
    update jobs set done = done + more, ${progressOfFleet(sql`done + more`)}
    from open where jobs.id = open.id and state = 'running'`.execute(database);
}

function progressOfFleet(done: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`label = (${done})::integer || ' of ' || total::integer || ' ended',
    state = case when ${done} >= total then 'ready' else state end,
    ended_at = case when ${done} >= total then clock_timestamp() end`;
}

/** Counts what a new fleet has already; one without members has nothing to wait for. */
async function begin(database: Transaction<Tables>, fleet: string): Promise<void> {
  await sql`
    update jobs set done = ended, ${progressOfFleet(sql`ended`)}
    from (
      select case when count(*) = 0 then 1 else count(*) filter (where member.state in ('ready', 'failed', 'cancelled')) end as ended
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
