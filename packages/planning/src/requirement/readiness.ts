import type { AgentsByRank } from "./agents-by-rank.ts";
import type { QueueWork } from "./queue-work.ts";

/**

 * A week that misses its target by less than this has kept it: far above rounding noise, far below what anyone could

 * see.

 */
export const TARGET_TOLERANCE = 1e-6;

/**
 * The least rank whose agents keep every week of every queue on this path; `paths + 1` where none does. More agents
 * never serve fewer, so each week has a least rank of its own, found by bisection, and the path needs the greatest of
 * them.
 */
export function leastReadyRank(
  works: readonly QueueWork[],
  agents: readonly AgentsByRank[],
  path: number,
  paths: number,
): number {
  let rank = 1;
  works.forEach((work, q) => {
    const contacts = work.contactsOfPath(path);
    const ranked = agents[q];
    if (ranked === undefined) return;
    for (let week = 0; week + 1 < work.cells.weekStarts.length && rank <= paths; week += 1)
      rank = leastRankOfWeek(work, ranked, contacts, { week, paths, from: rank });
  });
  return rank;
}

interface WeekSearch {
  readonly week: number;
  readonly paths: number;
  readonly from: number;
}

function leastRankOfWeek(
  work: QueueWork,
  agents: AgentsByRank,
  contacts: Float64Array,
  { week, paths, from }: WeekSearch,
): number {
  let low = from;
  if (weekIsKept(work, agents, contacts, week, low)) return low;
  let high = paths + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (weekIsKept(work, agents, contacts, week, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**

 * Whether the contacts of the week, all counted alike, are served to the target's share. A week without contacts is.

 */
function weekIsKept(
  { cells, erlangsPerContact, model, queue }: QueueWork,
  agents: AgentsByRank,
  contacts: Float64Array,
  week: number,
  rank: number,
): boolean {
  const to = cells.weekStarts[week + 1] ?? 0;
  const ofRank = (rank - 1) * cells.count;
  let offered = 0;
  let served = 0;
  for (let cell = cells.weekStarts[week] ?? 0; cell < to; cell += 1) {
    const count = contacts[cell] ?? 0;
    if (count <= 0) continue;
    offered += count;
    served += count * model.serviceLevel(agents[ofRank + cell] ?? 0, count * (erlangsPerContact[cell] ?? 0));
  }
  return served >= (queue.target.share - TARGET_TOLERANCE) * offered;
}
