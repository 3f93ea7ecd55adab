import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { AgentsByRank } from "./agents-by-rank.ts";
import { agentsAtRank, recordPath, sortRanks } from "./agents-by-rank.ts";
import { emptyTally, occupancyOf, serviceOf, tallyPath } from "./expected-service.ts";
import { headsFor } from "./heads.ts";
import type { PlanningGrid, QueueDemand } from "./queue-demand.ts";
import type { QueueWork } from "./queue-work.ts";
import { byInterval, queueWork } from "./queue-work.ts";
import { leastReadyRank } from "./readiness.ts";
import type { ServiceModel } from "./service-model.ts";

export interface LevelQuestion extends PlanningGrid {
  readonly queues: readonly QueueDemand[];
  /** Number of whole seasons drawn. */
  readonly paths: number;
  /** Share of the seasons to be ready for, above 0 and at most 1. */
  readonly readySeasons: number;
  readonly progress?: Progress;
  readonly cancel?: CancelSignal;
}

/** What one queue needs, by interval of the grid. */
export interface QueueRequirement {
  readonly model: ServiceModel["name"];
  /** Agents at the same time; 0 when closed. */
  readonly agents: Uint16Array;
  /** Heads to roster for them. */
  readonly required: Uint16Array;
  /** By the target's definition, over all paths with these agents, each contact counted alike; NaN when closed. */
  readonly serviceLevel: Float64Array;
  /** Mean over the paths; NaN when closed. */
  readonly occupancy: Float64Array;
}

export interface Requirement {
  /** The quantile over paths that the agents of every interval are. */
  readonly intervalQuantile: number;
  /** Share of the paths in which every week of every queue keeps its target with these agents. */
  readonly readyShare: number;
  readonly queues: readonly QueueRequirement[];
  /** Head-hours that each path alone would need, all queues together, were it known. */
  readonly requiredHoursByPath: Float64Array;
  /** Heads that one path alone would need in one queue, by interval of the grid; worked out when asked for. */
  requiredOfPath(queue: number, path: number): Uint16Array;
  /**
   * Heads of every queue by interval of the grid that another quantile over paths asks for, and the share of the paths in which they do;
   * worked out when asked for.
   */
  requiredAtQuantile(intervalQuantile: number): {
    readonly required: readonly Uint16Array[];
    readonly readyShare: number;
  };
}

/**
 * Agents and heads for a plan level such as "ready for 8 of 10 seasons", chosen on whole seasons.
 *
 * Interval quantiles do not add up to a season: nobody lives through the 80 % quantile of every quarter of an hour.
 * So the plans looked at are one family, agents_t(q) = the q-quantile over paths (rank q * paths, no interpolation)
 * of each path's least agents at t, and every whole path judges them: it is ready where in every week every queue
 * serves its target's share of the week's contacts. Returned is the least q for which enough paths are ready. Since
 * more agents never serve fewer, each path has a least rank of its own (`readiness.ts`), and the answer is a quantile
 * of those. Should even q = 1 not do, `readyShare` says so.
 *
 * Assumes the paths equally likely; contacts of immediate queues outside opening hours are not staffed. Rates are
 * expected contacts: the queueing model holds the chance within the interval. With patience, loads carry on from
 * interval to interval.
 * Memory: 4 bytes for each path and open interval. Cost: three walks through all paths, O(paths * open intervals)
 * look-ups.
 * @throws Refusal "too-many-people"; Cancelled
 */
export function requirementForLevel(question: LevelQuestion): Requirement {
  const { queues, paths, readySeasons, cancel } = question;
  const rates = new Float64Array(question.intervalSeconds.length);
  const works = queues.map((queue) => queueWork(queue, question, rates));
  const agents = works.map((work) => new Uint16Array(work.cells.count * paths));
  const step = (walk: number, path: number, label: string): void => {
    stopIfCancelled(cancel);
    question.progress?.(walk * paths + path, 3 * paths, label);
  };
  const requiredHoursByPath = Float64Array.from({ length: paths }, (_, path) => {
    step(0, path, "Agents that each season would need");
    return works.reduce((hours, work, q) => hours + recordPath(work, path, columnOf(work, at(agents, q), path)), 0);
  });
  const agentsOfPaths = agents.map((ofPaths) => ofPaths.slice());
  works.forEach(({ cells }, q) => {
    stopIfCancelled(cancel);
    sortRanks(at(agents, q), cells.count);
  });
  const leastRanks = Float64Array.from({ length: paths }, (_, path) => {
    step(1, path, "Judging whole seasons");
    return leastReadyRank(works, agents, path, paths);
  });
  const { rank, readyShare } = rankForLevel(leastRanks, readySeasons);
  const answers = queueRequirements(works, agents, {
    paths,
    rank,
    step: (path) => {
      step(2, path, "Service that this gives");
    },
  });
  question.progress?.(3 * paths, 3 * paths, "Requirement found");
  return {
    intervalQuantile: rank / paths,
    readyShare,
    queues: answers,
    requiredHoursByPath,
    requiredOfPath: (queue, path) =>
      headsByInterval(at(works, queue), columnOf(at(works, queue), at(agentsOfPaths, queue), path)),
    requiredAtQuantile: (quantile) => {
      const rank = Math.min(paths, Math.max(1, Math.ceil(quantile * paths - 1e-9)));
      return {
        required: works.map((work, q) => headsByInterval(work, agentsAtRank(at(agents, q), work.cells.count, rank))),
        readyShare: leastRanks.filter((least) => least <= rank).length / paths,
      };
    },
  };
}

/** The least rank with which enough paths are ready. */
function rankForLevel(leastRanks: Float64Array, readySeasons: number): { rank: number; readyShare: number } {
  const paths = leastRanks.length;
  const sorted = leastRanks.toSorted();
  const enough = Math.min(paths, Math.max(1, Math.ceil(readySeasons * paths - 1e-9)));
  const rank = Math.min(paths, sorted[enough - 1] ?? paths);
  return { rank, readyShare: sorted.filter((least) => least <= rank).length / paths };
}

interface RankedWalk {
  readonly paths: number;
  readonly rank: number;
  readonly step: (path: number) => void;
}

function queueRequirements(
  works: readonly QueueWork[],
  ranked: readonly AgentsByRank[],
  { paths, rank, step }: RankedWalk,
): QueueRequirement[] {
  const agents = works.map(({ cells }, q) => agentsAtRank(at(ranked, q), cells.count, rank));
  const tallies = works.map(emptyTally);
  for (let path = 0; path < paths; path += 1) {
    step(path);
    works.forEach((work, q) => {
      tallyPath(work, at(agents, q), path, at(tallies, q));
    });
  }
  return works.map((work, q): QueueRequirement => {
    const { cells, model } = work;
    const intervals = cells.staffedCell.length;
    const needed = at(agents, q);
    return {
      model: model.name,
      agents: byInterval(cells, needed, new Uint16Array(intervals), 0),
      required: headsByInterval(work, needed),
      serviceLevel: byInterval(cells, serviceOf(at(tallies, q)), new Float64Array(intervals), Number.NaN),
      occupancy: byInterval(cells, occupancyOf(at(tallies, q)), new Float64Array(intervals), Number.NaN),
    };
  });
}

function columnOf({ cells }: QueueWork, agentsOfPaths: Uint16Array, path: number): Uint16Array {
  return agentsOfPaths.subarray(path * cells.count, (path + 1) * cells.count);
}

/** Heads to roster for the agents of each cell, by interval of the grid. */
function headsByInterval({ cells, queue }: QueueWork, agents: Uint16Array): Uint16Array {
  const heads = agents.map((count) => headsFor(count, queue.shrinkage));
  return byInterval(cells, heads, new Uint16Array(cells.staffedCell.length), 0);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}
