import type { RunOutcome } from "../centre/run.ts";
import type { Played, ReplicationSums } from "./played.ts";
import { emptyQueueTable, emptyTeamTable, QUEUE_MEASURES, TEAM_MEASURES, type TallyShape } from "./tally.ts";

/** One run as replications that can be added up. */
export function playedOf({ tally, events }: RunOutcome, replication: number): Played {
  const { shape, queue, team, waits } = tally;
  const sums: ReplicationSums = {
    replication,
    queue: emptyQueueTable(shape.queues * shape.days),
    team: emptyTeamTable(shape.teams * shape.days),
  };
  for (const measure of QUEUE_MEASURES) addDays(sums.queue[measure], queue[measure], shape);
  for (const measure of TEAM_MEASURES) addDays(sums.team[measure], team[measure], shape);
  return { shape, queue, team, waits, events, replications: [sums] };
}

/**
 * Puts replications together that were played apart. The larger part is added to in place, which costs no memory.
 * @throws RangeError for parts of houses of different shape, or a replication that stands in both
 */
export function addUp(one: Played, other: Played): Played {
  const both = [...one.replications, ...other.replications].sort((a, b) => a.replication - b.replication);
  if (one.waits.length !== other.waits.length) throw new RangeError("The parts belong to different houses.");
  both.forEach(({ replication }, index) => {
    if (both[index + 1]?.replication === replication)
      throw new RangeError(`Replication ${replication} is there twice.`);
  });
  for (const measure of QUEUE_MEASURES) addInto(one.queue[measure], other.queue[measure]);
  for (const measure of TEAM_MEASURES) addInto(one.team[measure], other.team[measure]);
  addInto(one.waits, other.waits);
  return { ...one, events: one.events + other.events, replications: both };
}

function addInto(into: Float64Array | Uint32Array, from: Float64Array | Uint32Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) + (from[at] ?? 0);
}

/** Adds the intervals of each day; what is told at the end of an interval becomes the sum over the day's intervals. */
function addDays(into: Float64Array, column: Float64Array, { intervals, days, dayOfInterval }: TallyShape): void {
  const rows = column.length / intervals;
  for (let row = 0; row < rows; row += 1) {
    for (let interval = 0; interval < intervals; interval += 1) {
      const at = row * days + (dayOfInterval[interval] ?? 0);
      into[at] = (into[at] ?? 0) + (column[row * intervals + interval] ?? 0);
    }
  }
}
