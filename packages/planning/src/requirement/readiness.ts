import type { AgentsByRank } from "./agents-by-rank.ts";
import type { PathWork, QueueWork } from "./queue-work.ts";

/**
 * A week that misses its target by less than this has kept it: far above rounding noise, far below what anyone could
 * see.
 */
export const TARGET_TOLERANCE = 1e-6;

/**
 * The least rank whose agents keep every week of every queue on this path; `paths + 1` where none does. More agents
 * never serve fewer, so each week has a least rank of its own, found by bisection, and the path needs the greatest of
 * them. (Where a definition leaves abandoned contacts out, more agents deep in overload may also answer more too late;
 * ranks that near a target are far from there.)
 */
export function leastReadyRank(
  works: readonly QueueWork[],
  agents: readonly AgentsByRank[],
  path: number,
  paths: number,
): number {
  let rank = 1;
  works.forEach((work, q) => {
    const ofPath = work.ofPath(path);
    const ranked = agents[q];
    if (ranked === undefined) return;
    for (let week = 0; week + 1 < work.cells.weekStarts.length && rank <= paths; week += 1)
      rank = leastRankOfWeek(work, ranked, ofPath, { week, paths, from: rank });
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
  ofPath: PathWork,
  { week, paths, from }: WeekSearch,
): number {
  let low = from;
  if (weekIsKept(work, agents, ofPath, week, low)) return low;
  let high = paths + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (weekIsKept(work, agents, ofPath, week, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Whether the contacts of the week, all counted alike, are served to the target's share of those that its definition
 * counts: a ratio of sums, never a mean of ratios. A week without contacts is.
 */
function weekIsKept(
  { cells, model, queue }: QueueWork,
  agents: AgentsByRank,
  { contacts, loads }: PathWork,
  week: number,
  rank: number,
): boolean {
  const to = cells.weekStarts[week + 1] ?? 0;
  const ofRank = (rank - 1) * cells.count;
  let counted = 0;
  let kept = 0;
  for (let cell = cells.weekStarts[week] ?? 0; cell < to; cell += 1) {
    const count = contacts[cell] ?? 0;
    if (count <= 0) continue;
    const here = agents[ofRank + cell] ?? 0;
    const load = loads[cell] ?? 0;
    counted += count * model.counted(here, load);
    kept += count * model.kept(here, load);
  }
  return kept >= (queue.target.share - TARGET_TOLERANCE) * counted;
}
